package io.fairlead.web.ui.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Objective;
import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyDefinition;
import io.fairlead.platform.study.StudyDefinition.PrunerChoice;
import io.fairlead.platform.study.StudyDefinition.SamplerChoice;
import io.fairlead.platform.study.StudyState;
import io.fairlead.protocol.message.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StudiesAnswerTest {

  private static final Instant THEN = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void countsStatesAndNamesTheLatestResult() {
    List<Study> studies =
        List.of(
            study("now", StudyState.RUNNING, null, null),
            study("early", StudyState.FINISHED, THEN, 0.9),
            study("late", StudyState.STOPPED, THEN.plusSeconds(60), 0.8),
            study("broken", StudyState.FAILED, THEN.plusSeconds(90), null));
    assertThat(StudiesAnswer.of(studies, false))
        .isEqualTo("1 running, 1 failed, 2 over. Latest result: validation_auc 0.8 by late.");
  }

  @Test
  void saysThatThereAreOlderOnes() {
    assertThat(
            StudiesAnswer.of(
                List.of(
                    study("a", StudyState.QUEUED, null, null),
                    study("b", StudyState.PAUSED, null, null)),
                true))
        .isEqualTo("Of the newest 2 studies: 1 waiting to start, 1 paused.");
  }

  private static Study study(
      String name, StudyState state, @Nullable Instant ended, @Nullable Double best) {
    StudyDefinition definition =
        new StudyDefinition(
            name,
            "german-credit",
            "lightgbm",
            List.of(),
            List.of(new Objective("validation_auc", Direction.MAXIMIZE)),
            new SamplerChoice("sobol"),
            new PrunerChoice("none", Map.of()),
            10,
            1,
            10,
            1,
            new Resources(1, 0, 0));
    return new Study(
        UUID.randomUUID(),
        UUID.randomUUID(),
        name,
        state,
        definition,
        Map.of(),
        best == null ? null : new Study.Best(UUID.randomUUID(), 0, best, Map.of()),
        THEN,
        "ada",
        THEN,
        ended,
        null,
        StudyFairness.NONE,
        null,
        null);
  }
}
