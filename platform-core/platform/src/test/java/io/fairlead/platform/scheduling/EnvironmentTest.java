package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.trial.Attempt;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Environment;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  private static final Environment HERE = Lab.environment("CP/M");

  private final Lab lab = new Lab();
  private final UUID workspace = lab.workspace("here");
  private final UUID agent = lab.localAgent("agent", 8);
  private final UUID driver = Ids.next();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void anAttemptThatFailsBeforeItsFirstStepHasItsEnvironment() {
    Assignment assignment = lease(1, null).getFirst();
    assertThat(assignment.environment()).isNull();

    lab.scheduling.environment(key(assignment), HERE);
    lab.complete(agent, driver, List.of(Lab.ended(assignment, Outcome.FAILED, "no memory")));

    assertThat(attempt(assignment).environment()).isEqualTo(HERE.digest());
    assertThat(lab.trials.environment(workspace, HERE.digest())).isEqualTo(HERE.facts());
  }

  @Test
  void aLeaseOfADriverWithWarmActorsNotesTheirEnvironment() {
    lab.scheduling.environment(key(lease(1, null).getFirst()), HERE);

    Assignment warm = lease(1, HERE.digest()).getFirst();

    assertThat(warm.environment()).isEqualTo(HERE.digest());
    assertThat(attempt(warm).environment()).isEqualTo(HERE.digest());
  }

  @Test
  void anEnvironmentThatTheWorkspaceDoesNotKnowIsNotNoted() {
    Assignment assignment = lease(1, HERE.digest()).getFirst();

    assertThat(assignment.environment()).isNull();
    assertThat(attempt(assignment).environment()).isNull();
  }

  @Test
  void whatRanNobodyKnowsWhereIsNoResult() {
    Assignment assignment = lease(1, null).getFirst();
    lab.complete(agent, driver, List.of(Lab.done(assignment, 1)));

    assertThat(lab.trial(assignment).state()).isEqualTo(TrialState.FAILED);
    assertThat(lab.trial(assignment).problem()).contains("in which environment it runs");
  }

  @Test
  void anActorInAnotherEnvironmentCorrectsWhatWasNoted() {
    lab.scheduling.environment(key(lease(1, null).getFirst()), HERE);
    Environment elsewhere = Lab.environment("Plan 9");
    Assignment moved = lease(1, HERE.digest()).getFirst();

    lab.scheduling.environment(key(moved), elsewhere);

    assertThat(attempt(moved).environment()).isEqualTo(elsewhere.digest());
  }

  private List<Assignment> lease(int count, @org.jspecify.annotations.Nullable String environment) {
    lab.submit(workspace, count, count, "");
    lab.scheduling.tick();
    List<Assignment> leased = lab.lease(agent, driver, workspace, count, environment);
    assertThat(leased).hasSize(count);
    return leased;
  }

  private Attempt attempt(Assignment assignment) {
    return lab.trials.attempts(workspace, assignment.trial()).getLast();
  }

  private static AttemptKey key(Assignment it) {
    return new AttemptKey(it.workspace(), it.study(), it.trial(), it.attempt(), it.epoch());
  }
}
