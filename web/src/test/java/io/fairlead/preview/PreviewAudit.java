package io.fairlead.preview;

import io.fairlead.kernel.audit.ExportWriter;
import io.fairlead.kernel.audit.Head;
import io.fairlead.kernel.audit.PublicKeys;
import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.event.TrailEntry;
import io.fairlead.platform.event.TrailFilter;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A trail of a morning's work, the newest entry still waiting to be sealed. */
@Component
class PreviewAudit implements AuditTrail {

  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private final Clock clock;
  private final KeyPair keys;
  private final List<TrailEntry> entries = new ArrayList<>();

  PreviewAudit(Clock clock) throws GeneralSecurityException {
    this.clock = clock;
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Actor ada = new Actor(Actor.Kind.PERSON, World.id("ada"), "ada");
    Actor token =
        new Actor(Actor.Kind.TOKEN, World.id("token"), "ada").with(Permission.RUN_STUDIES);
    Actor agent = new Actor(Actor.Kind.AGENT, World.id("agent"), "local");
    Map<String, Object> change =
        Map.of("name", "live", "from", "QUEUED", "to", "RUNNING", "before", HASH, "after", HASH);
    for (int hour = 30; hour >= 1; hour--) {
      entry(hour * 60, "study.submitted", token, Map.of("name", "live", "trainer", "lightgbm"));
      entry(hour * 60 - 1, "study.started", agent, change);
      entry(hour * 60 - 2, "trials.started", agent, Map.of("trials", List.of(Map.of(), Map.of())));
      entry(
          hour * 60 - 9,
          "dataset.viewed",
          ada.with(Permission.READ),
          Map.of("name", "german-credit", "sensitive", List.of("sex", "age")));
      entry(hour * 60 - 12, "study.paused", ada.with(Permission.RUN_STUDIES), change);
    }
    TrailEntry last = entries.removeLast();
    entries.add(
        new TrailEntry(
            last.id(), last.at(), last.kind(), last.subject(), last.by(), last.data(), null, null));
  }

  private void entry(int minutesAgo, String kind, Actor by, Map<String, Object> data) {
    long sequence = entries.size() + 1;
    Instant at = clock.instant().minus(Duration.ofMinutes(minutesAgo));
    entries.add(
        new TrailEntry(
            new UUID(0, sequence), at, kind, World.id("study-live"), by, data, sequence, HASH));
  }

  @Override
  public Export export(@Nullable UUID workspace, Actor by) {
    SignedHead head = head(workspace);
    return new Export() {
      @Override
      public SignedHead head() {
        return head;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        new ExportWriter(out, head.head().chain()).end(head);
      }
    };
  }

  @Override
  public SignedHead head(@Nullable UUID workspace) {
    Head head = new Head(World.CREDIT.id().toString(), 149, HASH, clock.instant());
    return SignedHead.sign(head, keys.getPrivate(), PublicKeys.hex(keys.getPublic()));
  }

  @Override
  public Page<TrailEntry> list(
      @Nullable UUID workspace, TrailFilter filter, @Nullable String after, int limit) {
    List<TrailEntry> found =
        entries.reversed().stream()
            .filter(each -> after == null || each.id().compareTo(UUID.fromString(after)) < 0)
            .filter(each -> filter.actor() == null || each.by().name().equals(filter.actor()))
            .filter(each -> filter.kind() == null || each.kind().startsWith(filter.kind()))
            .limit(limit)
            .toList();
    return new Page<>(found, found.size() < limit ? null : found.getLast().id().toString());
  }

  @Override
  public Standing standing(@Nullable UUID workspace) {
    return new Standing(head(workspace), 1);
  }

  @Override
  public void accessed(
      String kind, UUID workspace, UUID subject, Actor by, Map<String, Object> what) {
    // the preview forgets who looked
  }

  @Override
  public String publicKey() {
    return PublicKeys.pem(keys.getPublic());
  }
}
