package io.fairlead.platform.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspaces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PlatformTest
class DecisionsTest {

  private static final Actor ADA =
      new Actor(Actor.Kind.PERSON, new UUID(0, 1), "ada").with(Permission.SIGN_DECISIONS);
  private static final Actor MAX = new Actor(Actor.Kind.PERSON, new UUID(0, 2), "max");

  private final Decisions decisions;
  private final AuditTrail trail;
  private final Events events;
  private final Transactions transactions;
  private final Workspaces workspaces;
  private UUID workspace = Ids.next();

  DecisionsTest(
      Decisions decisions,
      AuditTrail trail,
      Events events,
      Transactions transactions,
      Workspaces workspaces) {
    this.decisions = decisions;
    this.trail = trail;
    this.events = events;
    this.transactions = transactions;
    this.workspaces = workspaces;
  }

  @BeforeEach
  void makeWorkspace() {
    String name = "w" + Ids.next().toString().substring(9);
    workspace = workspaces.create(name, name, Actor.PLATFORM).id();
  }

  private static NewDecision decision(String what, String why, @Nullable UUID supersedes) {
    return new NewDecision(
        DecisionType.CONFIGURATION_CHOSEN,
        what,
        why,
        List.of("keep the baseline"),
        List.of(new NewDecision.Reference(Evidence.Kind.CHART, new UUID(0, 9), "ab".repeat(32))),
        supersedes);
  }

  private LogEntry.Signed sign(String what, String why, Actor by) {
    return decisions.sign(workspace, decision(what, why, null), by);
  }

  private List<String> found(LogFilter filter) {
    return decisions.list(workspace, filter, null, 50).items().stream()
        .map(each -> each instanceof LogEntry.Signed signed ? signed.what() : "machine")
        .toList();
  }

  @Test
  void aDecisionIsAnEntryOfTheChain() throws IOException {
    LogEntry.Signed signed = sign("Trial 12", "It ranks risky loans best.", ADA);
    assertThat(decisions.find(workspace, signed.id())).contains(signed);
    assertThat(signed.alternatives()).containsExactly("keep the baseline");
    assertThat(signed.evidence().getFirst().digest()).isEqualTo("ab".repeat(32));
    ByteArrayOutputStream export = new ByteArrayOutputStream();
    trail.export(workspace, ADA).writeTo(export);
    assertThat(export.toString(StandardCharsets.UTF_8))
        .contains("decision.signed", "It ranks risky loans best.", "sign-decisions");
    assertThat(decisions.find(workspace, signed.id()).orElseThrow().sequence()).isEqualTo(1L);
  }

  @Test
  void aReasonThatNobodyCanSeeIsNone() {
    for (String why : List.of("", " \n", "\u00a0", "\u200b\u2060 \ufeff")) {
      assertThatThrownBy(() -> sign("Trial 12", why, ADA)).hasMessageContaining("why it was");
    }
    assertThat(found(LogFilter.PEOPLE)).isEmpty();
  }

  @Test
  void aCorrectionIsANewDecisionAndEachIsCorrectedOnce() {
    LogEntry.Signed first = sign("Trial 12", "Best.", ADA);
    LogEntry.Signed second =
        decisions.sign(workspace, decision("Trial 13", "12 overfits.", first.id()), MAX);
    assertThat(decisions.find(workspace, first.id()).orElseThrow().supersededBy())
        .isEqualTo(second.id());
    assertThat(second.supersedes()).isEqualTo(first.id());
    assertThatThrownBy(
            () -> decisions.sign(workspace, decision("Trial 14", "No.", first.id()), MAX))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining(second.id().toString());
    assertThatThrownBy(
            () -> decisions.sign(workspace, decision("Trial 14", "No.", Ids.next()), MAX))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void entriesAreFoundByTypeAuthorAndWords() {
    sign("Trial 12", "It ranks risky loans best.", ADA);
    sign("Trial 13", "Fewer parameters, same result.", MAX);
    assertThat(found(LogFilter.PEOPLE)).containsExactly("Trial 13", "Trial 12");
    assertThat(found(new LogFilter(null, null, "rank loan", false))).containsExactly("Trial 12");
    assertThat(found(new LogFilter(null, null, "\"risky result\"", false))).isEmpty();
    assertThat(found(new LogFilter(null, "max", null, false))).containsExactly("Trial 13");
    assertThat(found(new LogFilter(DecisionType.EXCEPTION, null, null, false))).isEmpty();
  }

  @Test
  void theMachinesDecisionsAreInTheSameLogAndCanBeLeftOut() {
    UUID study = Ids.next();
    transactions.in(
        workspace,
        () -> {
          events.append(
              "trials.suggested",
              study,
              Actor.PLATFORM,
              Map.of("new", List.of(3, 4, 5), "resumed", List.of(), "inputs", "cd".repeat(32)));
          events.append(
              "trial.pruned",
              study,
              Actor.PLATFORM,
              Map.of("number", 3, "step", 9, "inputs", "ef".repeat(32)));
        });
    sign("Trial 12", "Best.", ADA);
    List<LogEntry> all =
        decisions.list(workspace, new LogFilter(null, null, null, true), null, 50).items();
    assertThat(all).hasSize(3);
    assertThat(all.get(1))
        .isInstanceOfSatisfying(
            LogEntry.Machine.class,
            pruned -> {
              assertThat(pruned.kind()).isEqualTo("pruned");
              assertThat(pruned.what()).isEqualTo("trial #3 after step 9");
              assertThat(pruned.inputs()).isEqualTo("ef".repeat(32));
              assertThat(pruned.study()).isEqualTo(study);
            });
    assertThat(all.get(2))
        .isInstanceOfSatisfying(
            LogEntry.Machine.class,
            suggested -> assertThat(suggested.what()).isEqualTo("3 trials, #3 to #5"));
    assertThat(found(LogFilter.PEOPLE)).containsExactly("Trial 12");
  }

  @Test
  void whoStartsOrStopsAStudyDecidesSo() {
    UUID study = Ids.next();
    transactions.in(
        workspace,
        () -> {
          events.append(
              "study.submitted", study, ADA, Map.of("name", "wide", "after", "ab".repeat(32)));
          events.append(
              "study.extended",
              study,
              ADA,
              Map.of("name", "wide", "trials", 25, "rationale", "It still improves."));
          events.append("study.stopped", study, MAX, Map.of("name", "wide"));
          events.append("study.paused", study, MAX, Map.of("name", "wide"));
        });
    assertThat(found(LogFilter.PEOPLE))
        .containsExactly(
            "Search wide stopped", "Search wide extended to 25 trials", "Search wide started");
    LogFilter extended = new LogFilter(DecisionType.SEARCH_EXTENDED, "ada", "improve", false);
    assertThat(found(extended)).containsExactly("Search wide extended to 25 trials");
    UUID id = decisions.list(workspace, extended, null, 1).items().getFirst().id();
    assertThat(decisions.find(workspace, id).orElseThrow().rationale())
        .isEqualTo("It still improves.");
    sign("Trial 12", "Best.", ADA);
    assertThat(found(new LogFilter(DecisionType.SEARCH_STARTED, null, null, false)))
        .containsExactly("Search wide started");
    assertThat(found(new LogFilter(DecisionType.STOPPED_EARLY, "max", null, false)))
        .containsExactly("Search wide stopped");
  }

  @Test
  void aReasonIsAddedToAStartedStudyByCorrectingIt() {
    transactions.in(
        workspace, () -> events.append("study.submitted", Ids.next(), ADA, Map.of("name", "wide")));
    UUID started = decisions.list(workspace, LogFilter.PEOPLE, null, 1).items().getFirst().id();
    LogEntry.Signed why =
        decisions.sign(
            workspace, decision("Search wide", "The old one was too narrow.", started), ADA);
    assertThat(decisions.find(workspace, started).orElseThrow().supersededBy()).isEqualTo(why.id());
  }

  @Test
  void pagesFollowEachOther() {
    for (int i = 0; i < 5; i++) {
      sign("Decision " + i, "Because.", ADA);
    }
    List<LogEntry> all = new ArrayList<>();
    @Nullable String after = null;
    do {
      Page<LogEntry> page = decisions.list(workspace, LogFilter.PEOPLE, after, 2);
      all.addAll(page.items());
      after = page.next();
    } while (after != null);
    assertThat(all).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void whatSaysTooLittleOrIsNotThereIsRefused() {
    assertThatThrownBy(() -> decision("Trial 12", "  ", null)).isInstanceOf(InvalidInput.class);
    NewDecision onNothing =
        new NewDecision(
            DecisionType.PROMOTION,
            "Trial 1",
            "Good.",
            List.of(),
            List.of(new NewDecision.Reference(Evidence.Kind.TRIAL, Ids.next(), null)),
            null);
    assertThatThrownBy(() -> decisions.sign(workspace, onNothing, ADA))
        .isInstanceOf(NotFound.class);
    NewDecision noSuchAudit =
        new NewDecision(
            DecisionType.PROMOTION,
            "Trial 1",
            "Good.",
            List.of(),
            List.of(new NewDecision.Reference(Evidence.Kind.AUDIT, Ids.next(), null)),
            null);
    assertThatThrownBy(() -> decisions.sign(workspace, noSuchAudit, ADA))
        .isInstanceOf(NotFound.class);
    assertThat(found(LogFilter.PEOPLE)).isEmpty();
  }
}
