package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.trial.Trial;
import io.fairlead.protocol.message.Assignment;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The baseline runs as trial 0, whole, and the search goes on as if it weren't there. */
class BaselineTrialTest {

  private static Lab lab;

  private final UUID driver = Ids.next();

  @BeforeAll
  static void open() {
    lab = new Lab();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  private static Study submit(UUID workspace, int count) {
    return lab.studies.submit(
        workspace,
        StudyJson.read(
            """
            {"trainer": "toy", "dataset": "numbers", "trials": %d, "parallelism": 8,
             "maxSteps": 9, "seed": 5, "parameters": [{"name": "rate"}, {"name": "depth", "high": 4}],
             "pruner": {"name": "asha", "settings": {"minSteps": 1, "reductionFactor": 3}},
             "objectives": [{"metric": "compared", "direction": "MAXIMIZE"}]}
            """
                .formatted(count)),
        Lab.ANN);
  }

  @Test
  void theBaselineIsTrialZeroAlsoOutsideOfTheSpace() {
    UUID workspace = lab.workspace("w" + Ids.next());
    UUID agent = lab.localAgent("a" + workspace, 8);
    Study study = submit(workspace, 4);
    lab.scheduling.tick();
    List<Assignment> leased = lab.lease(agent, driver, workspace, 8);
    assertThat(leased).hasSize(4);
    assertThat(leased.getFirst().number()).isZero();
    Trial baseline = lab.trial(leased.getFirst());
    assertThat(baseline.parameters())
        .containsEntry("rate", 2.0)
        .containsEntry("depth", 8L) // beyond the study's 4
        .containsEntry("optimizer", "adam")
        .doesNotContainKey("momentum");
    assertThat(baseline.rationale()).contains("baseline");
    assertThat(lab.trial(leased.get(1)).rationale()).doesNotContain("baseline");

    for (long step : new long[] {1, 3}) { // the worst of all, and never told to wait
      assertThat(lab.report(leased.getFirst(), step, -100)).isEqualTo(Verdict.CONTINUE);
    }
    assertThat(lab.report(leased.get(1), 1, 1)).isEqualTo(Verdict.WAIT);
    assertThat(lab.study(study).state()).isEqualTo(StudyState.RUNNING);
  }

  @Test
  void aSingleTrialIsWhatWasAskedFor() {
    UUID workspace = lab.workspace("w" + Ids.next());
    submit(workspace, 1);
    lab.scheduling.tick();
    UUID agent = lab.localAgent("a" + workspace, 8);
    assertThat(lab.trial(lab.lease(agent, driver, workspace, 8).getFirst()).rationale())
        .doesNotContain("baseline");
  }
}
