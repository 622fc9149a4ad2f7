package io.fairlead.web.rest;

import io.fairlead.platform.event.TrailEntry;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an audit trail as scripts see it.
 *
 * @param sequence null while it waits to be sealed, as is {@code hash}
 */
record AuditEntryView(
    UUID id,
    Instant at,
    String kind,
    UUID subject,
    Who actor,
    @Nullable String permission,
    Map<String, Object> data,
    @Nullable Long sequence,
    @Nullable String hash) {

  /** Person, token, agent or the platform itself. */
  record Who(String kind, UUID id, String name) {}

  static AuditEntryView of(TrailEntry entry) {
    return new AuditEntryView(
        entry.id(),
        entry.at(),
        entry.kind(),
        entry.subject(),
        new Who(
            entry.by().kind().name().toLowerCase(Locale.ROOT), entry.by().id(), entry.by().name()),
        entry.by().permission(),
        entry.data(),
        entry.sequence(),
        entry.hash());
  }
}
