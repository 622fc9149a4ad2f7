package io.fairlead.web.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.audit.Head;
import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.platform.event.AuditTrail.Standing;
import io.fairlead.platform.event.TrailEntry;
import io.fairlead.platform.workspace.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrailWordsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final UUID ID = new UUID(0, 1);

  private static TrailEntry entry(Actor.Kind by, Map<String, Object> data) {
    return new TrailEntry(
        ID, NOW, "agent-token.issued", ID, new Actor(by, ID, "ada"), data, 1L, "");
  }

  @Test
  void anEntryIsSaidInWords() {
    TrailEntry entry =
        entry(
            Actor.Kind.TOKEN,
            Map.of("name", "ci", "after", "ab".repeat(32), "trials", List.of(Map.of(), Map.of())));
    assertThat(EntryWords.who(entry)).isEqualTo("ada by token");
    assertThat(EntryWords.what(entry)).isEqualTo("agent token issued");
    assertThat(EntryWords.details(entry)).isEqualTo("name ci · trials 2 · after abababab…");
    assertThat(EntryWords.all(entry)).contains("after: " + "ab".repeat(32));
    assertThat(EntryWords.who(entry(Actor.Kind.AGENT, Map.of()))).isEqualTo("agent ada");
  }

  @Test
  void theStateOfSealingIsOneSentence() {
    Head head = new Head(Head.INSTALLATION, 1, "00".repeat(32), NOW);
    SignedHead signed = new SignedHead(head, "11".repeat(32), "22".repeat(64));
    assertThat(StandingWords.of(new Standing(null, 0), NOW)).startsWith("Nothing has happened");
    assertThat(StandingWords.of(new Standing(null, 2), NOW)).startsWith("2 wait to be sealed");
    assertThat(StandingWords.of(new Standing(signed, 0), NOW))
        .startsWith("1 entry is sealed in one chain")
        .endsWith("none waits.");
    assertThat(StandingWords.of(new Standing(signed, 1), NOW)).endsWith("1 waits to be sealed.");
  }
}
