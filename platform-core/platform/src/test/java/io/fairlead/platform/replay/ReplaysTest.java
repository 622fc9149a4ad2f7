package io.fairlead.platform.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.platform.budget.BudgetPeriod;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.lineage.Difference;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.replay.Verdict.Kind;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.protocol.message.Environment;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

@PlatformTest
class ReplaysTest {

  private static final long HOUR = 3_600_000;
  private static final Environment HERE = StandIn.environment("a");
  private static final Environment ELSEWHERE = StandIn.environment("b");
  private static final LongToDoubleFunction VALUE = step -> 1.0 / (step + 2);

  private final ApplicationContext beans;
  private final Replays replays;
  private final Studies studies;
  private UUID workspace = Ids.next();
  private StandIn agent;
  private Study study;
  private Trial original;

  @SuppressWarnings("NullAway.Init") // made before each test
  ReplaysTest(ApplicationContext beans, Replays replays, Studies studies) {
    this.beans = beans;
    this.replays = replays;
    this.studies = studies;
  }

  @BeforeEach
  void aFinishedTrial() {
    workspace = FreshWorkspaces.one(beans.getBean(Workspaces.class));
    agent = new StandIn(beans, workspace);
    name(workspace, HOUR);
    study = agent.submit(1, null);
    original = agent.run("default", HERE, VALUE);
    assertThat(original.state()).isEqualTo(TrialState.COMPLETE);
  }

  private void name(UUID in, long millis) {
    beans
        .getBean(Budgets.class)
        .set(
            in,
            Purpose.REPLAYS,
            new Calendar.Months(ZoneOffset.UTC),
            new Caps(millis, null, null, null),
            "To check results",
            StandIn.ANN);
  }

  private Verdict replay(Environment environment, LongToDoubleFunction value) {
    Replay replay = replays.request(workspace, original.id(), Replays.USUAL_TOLERANCE, StandIn.ANN);
    agent.run(agent.bundles().getFirst(), environment, value);
    return Objects.requireNonNull(
        replays.find(workspace, replay.id()).orElseThrow().verdict(), "judged at its end");
  }

  @Test
  void theSameValuesAreTheSameBits() {
    Verdict verdict = replay(HERE, VALUE);
    assertThat(verdict.kind()).isEqualTo(Kind.SAME_BITS);
    assertThat(verdict.values()).as("steps, final figures, files").isEqualTo(2 * 5 + 1 + 1);
    assertThat(verdict.environment()).isEmpty();
    assertThat(verdict.sentence()).isEqualTo("Same bits: all 12 values are the same.");
  }

  @Test
  void aSmallDifferenceIsWithinTheStatedTolerance() {
    Verdict verdict = replay(HERE, step -> VALUE.applyAsDouble(step) * (step < 3 ? 1 : 1 + 1e-9));
    assertThat(verdict.kind()).isEqualTo(Kind.WITHIN_TOLERANCE);
    assertThat(verdict.largest()).isBetween(0.5e-9, 2e-9);
    assertThat(Objects.requireNonNull(verdict.first()).step()).isEqualTo(3);
    assertThat(verdict.sentence()).contains("relative tolerance of 1.0E-6").contains("at step 3");
  }

  @Test
  void anotherEnvironmentWithOtherValuesIsNamedInWhatItDiffers() {
    Verdict verdict = replay(ELSEWHERE, step -> 2 * VALUE.applyAsDouble(step));
    assertThat(verdict.kind()).isEqualTo(Kind.ENVIRONMENT_DIFFERS);
    assertThat(verdict.environment())
        .containsExactly(
            new Difference(
                "environment", "jar.trainer.jar.sha256", "a".repeat(64), "b".repeat(64)));
    assertThat(verdict.sentence()).contains("trainer.jar");
  }

  @Test
  void otherValuesInTheSameEnvironmentDifferFromAStepOn() {
    Verdict verdict = replay(HERE, step -> step < 4 ? VALUE.applyAsDouble(step) : 7);
    assertThat(verdict.kind()).isEqualTo(Kind.DIFFERS);
    assertThat(verdict.first())
        .isEqualTo(new Divergence(4, "other", Double.toString(-1.0 / 6), "-7.0"));
  }

  @Test
  void theSameBitsInAnotherEnvironmentAreSaidTogetherWithIt() {
    Verdict verdict = replay(ELSEWHERE, VALUE);
    assertThat(verdict.kind()).isEqualTo(Kind.SAME_BITS);
    assertThat(verdict.environment()).hasSize(1);
  }

  @Test
  void aRunThatFailsProvesNothingAndSaysWhy() {
    Replay replay = replays.request(workspace, original.id(), 0, StandIn.ANN);
    agent.fail(agent.bundles().getFirst(), HERE, "no such library");
    Verdict verdict =
        Objects.requireNonNull(replays.find(workspace, replay.id()).orElseThrow().verdict());
    assertThat(verdict.kind()).isEqualTo(Kind.INCOMPLETE);
    assertThat(verdict.sentence()).contains("no such library");
  }

  @Test
  void itRunsFromTheRecordInADriverOfItsOwnAndChangesNothing() {
    Replay replay = replays.request(workspace, original.id(), 0, StandIn.ANN);
    assertThat(replays.find(workspace, replay.id()).orElseThrow().verdict()).isNull();
    List<String> waiting = agent.bundles();
    assertThat(waiting).hasSize(1).allMatch(bundle -> bundle.startsWith("default/replay-"));
    Trial run = agent.run(waiting.getFirst(), HERE, VALUE);

    assertThat(run.id()).isEqualTo(replay.run()).isNotEqualTo(original.id());
    assertThat(run.parameters()).isEqualTo(original.parameters());
    assertThat(run.seed()).isEqualTo(original.seed());
    assertThat(agent.trial(original.id())).isEqualTo(original);
    assertThat(agent.trials(study)).hasSize(1);
    assertThat(studies.list(workspace, null, 10).items())
        .as("a replay is no search")
        .extracting(Study::id)
        .containsExactly(study.id());
    assertThat(replays.of(workspace, original.id())).extracting(Replay::id).contains(replay.id());
  }

  @Test
  void oneThatFailedOrWasPrunedRunsAgainUpToWhereItEnded() {
    Study failing = agent.submit(1, null);
    agent.bundles();
    Trial failed = agent.runTo("default", HERE, 3, VALUE);
    assertThat(failed.state()).isEqualTo(TrialState.FAILED);

    Replay replay = replays.request(workspace, failed.id(), 0, StandIn.ANN);
    Trial run = agent.runTo(agent.bundles().getFirst(), HERE, 3, VALUE);
    assertThat(run.state()).as("stopped there").isEqualTo(TrialState.PRUNED);
    Verdict verdict =
        Objects.requireNonNull(replays.find(workspace, replay.id()).orElseThrow().verdict());
    assertThat(verdict.kind()).isEqualTo(Kind.SAME_BITS);
    assertThat(verdict.values()).isEqualTo(2 * 3);
    assertThat(verdict.sentence())
        .isEqualTo(
            "Same bits: all 6 values are the same. Compared up to step 3, after which it failed.");
    assertThat(agent.trials(failing)).hasSize(1);

    replays.request(workspace, failed.id(), 0, StandIn.ANN);
    agent.runTo(
        agent.bundles().getFirst(), HERE, 3, step -> step < 2 ? VALUE.applyAsDouble(step) : 7);
    assertThat(
            Objects.requireNonNull(replays.of(workspace, failed.id()).getFirst().verdict()).first())
        .isEqualTo(new Divergence(2, "other", Double.toString(-1.0 / 4), "-7.0"));
  }

  @Test
  void replaysAreChargedToTheBudgetThatIsNamedForThem() {
    Budgets budgets = beans.getBean(Budgets.class);
    UUID unnamed = FreshWorkspaces.one(beans.getBean(Workspaces.class));
    StandIn other = new StandIn(beans, unnamed);
    other.submit(1, null);
    Trial done = other.run("default", HERE, VALUE);
    assertThatThrownBy(() -> replays.request(unnamed, done.id(), 0, StandIn.ANN))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("a manager names one on the budget page");
    assertThatThrownBy(
            () ->
                budgets.set(
                    unnamed,
                    Purpose.REPLAYS,
                    new Calendar.Months(ZoneOffset.UTC),
                    Caps.NONE,
                    "x",
                    StandIn.ANN))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at least one cap");

    name(unnamed, 0);
    replays.request(unnamed, done.id(), 0, StandIn.ANN);
    assertThat(other.leases(other.bundles().getFirst())).as("there is no budget").isZero();
    name(unnamed, HOUR);
    Trial run = other.run(other.bundles().getFirst(), HERE, VALUE);
    BudgetPeriod replaying = budgets.standing(unnamed, Purpose.REPLAYS).period();
    assertThat(budgets.uses(unnamed, replaying.id()))
        .extracting(Budgets.StudyUse::study)
        .containsExactly(run.study());
    assertThat(budgets.uses(unnamed, budgets.standing(unnamed).period().id()))
        .extracting(Budgets.StudyUse::study)
        .containsExactly(done.study());
    assertThat(budgets.standing(unnamed).plan().id()).as("searches aren't limited").isNull();
  }

  @Test
  void onlyFinishedTrialsOfTheWorkspaceAreReplayed() {
    Study other = agent.submit(1, null);
    agent.bundles();
    UUID waiting = agent.trials(other).getFirst().id();
    assertThatThrownBy(() -> replays.request(workspace, waiting, 0, StandIn.ANN))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("only one that is over");
    assertThatThrownBy(() -> replays.request(workspace, original.id(), 1, StandIn.ANN))
        .isInstanceOf(InvalidInput.class);
    UUID elsewhere = FreshWorkspaces.one(beans.getBean(Workspaces.class));
    assertThatThrownBy(() -> replays.request(elsewhere, original.id(), 0, StandIn.ANN))
        .isInstanceOf(NotFound.class);
  }
}
