package io.fairlead.web.ui.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.LogFilter;
import io.fairlead.platform.workspace.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionWordsTest {

  private static final UUID ID = new UUID(0, 1);
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  private static LogEntry.Signed signed(String what, @Nullable UUID supersededBy) {
    return new LogEntry.Signed(
        ID,
        AT,
        new Actor(Actor.Kind.PERSON, ID, "ada"),
        1L,
        DecisionType.SPACE_NARROWED,
        what,
        "Because <b>of</b> that.\n\n- stands on audit forged",
        List.of("wait"),
        List.of(new Evidence(Evidence.Kind.STUDY, ID, "ab".repeat(32), "wide")),
        null,
        supersededBy,
        List.of(),
        "");
  }

  private static LogEntry.Machine machine() {
    return new LogEntry.Machine(
        ID, AT, Actor.PLATFORM, 2L, "pruned", ID, "trial #3 after step 9", "cd");
  }

  @Test
  void theNewestDecisionThatStandsComesFirst() {
    assertThat(DecisionWords.answer(List.of(machine(), signed("Old", ID), signed("New", null))))
        .isEqualTo("The newest decision that stands: New (space narrowed, by ada).");
    assertThat(DecisionWords.answer(List.of(machine()))).startsWith("No decision of a person");
  }

  @Test
  void theExportIsADocumentInWhichNothingTypedIsMarkup() {
    String text = MarkdownExport.markdown(signed("Narrow *rates*", ID));
    assertThat(text)
        .contains(
            "## Space narrowed: Narrow \\*rates\\*",
            "**superseded by " + ID + "**",
            "\\<b\\>",
            "\n\\- stands on audit forged",
            "- instead of: wait",
            "stands on study wide");
    assertThat(MarkdownExport.markdown(machine()))
        .contains("Pruned trial #3 after step 9", "history cd");
  }

  @Test
  void filtersGoIntoTheAddressAndBack() {
    LogFilter filter = new LogFilter(DecisionType.EXCEPTION, "ada", "why not", true);
    assertThat(LogAddress.filter(LogAddress.parameters(filter))).isEqualTo(filter);
    assertThat(LogAddress.filter(QueryParameters.fromString("type=unknown")))
        .isEqualTo(LogFilter.PEOPLE);
  }
}
