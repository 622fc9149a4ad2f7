package io.fairlead.platform.event;

import io.fairlead.platform.event.persistence.EventTables;
import io.fairlead.platform.event.persistence.EventTables.StoredEvent;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class RecordedEvents implements Events {

  private final EventTables tables;
  private final Clock clock;

  RecordedEvents(EventTables tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  @Override
  public void append(String kind, UUID subject, Actor by, Map<String, Object> data) {
    tables.append(event(kind, subject, by, data));
  }

  @Override
  public void appendInstallation(String kind, UUID subject, Actor by, Map<String, Object> data) {
    tables.appendInstallation(event(kind, subject, by, data));
  }

  private StoredEvent event(String kind, UUID subject, Actor by, Map<String, Object> data) {
    return new StoredEvent(
        Ids.next(),
        clock.instant(),
        kind,
        subject,
        by.kind().name(),
        by.id(),
        by.name(),
        by.permission(),
        CanonicalJson.data(data));
  }
}
