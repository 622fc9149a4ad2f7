package io.fairlead.kernel.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObservationsTest {

  private static final Problem PROBLEM =
      new Problem(
          new SearchSpace(List.of(new Parameter("x", new IntegerDomain(0, 9, Scale.LINEAR)))),
          List.of(new Objective("accuracy", Direction.MAXIMIZE)),
          1,
          100,
          1);

  private final History history = History.empty();

  private void suggest(long x) {
    history.append(new Suggested(history.trialCount(), Configuration.of(Map.of("x", x))));
  }

  private void end(int trial, Ending ending, double value) {
    history.append(new Ended(trial, ending, 1, List.of(value), List.of()));
  }

  @Test
  void everyEndTeachesWhatItCan() {
    suggest(99); // the reference, outside of the space
    for (int x = 1; x <= 6; x++) {
      suggest(x);
    }
    end(0, Ending.COMPLETE, 0.99);
    end(3, Ending.PRUNED, 0.2);
    end(1, Ending.COMPLETE, 0.8);
    end(2, Ending.FAILED, Double.NaN);
    end(4, Ending.COMPLETE, Double.NaN);
    end(5, Ending.STOPPED, 0.5);
    Observations observations = Observations.of(PROBLEM, history);
    assertThat(observations.lessons())
        .extracting(Lesson::trial, Lesson::kind, Lesson::loss)
        .containsExactly(
            tuple(3, Lesson.Kind.AT_LEAST, -0.2),
            tuple(1, Lesson.Kind.MEASURED, -0.8),
            tuple(2, Lesson.Kind.BAD, Double.NaN),
            tuple(4, Lesson.Kind.BAD, Double.NaN));
    assertThat(observations.measured()).isEqualTo(1);
    assertThat(observations.pending()).containsExactly(new double[] {0.65});
    assertThat(observations.seen(Configuration.of(Map.of("x", 5)))).isTrue();
    assertThat(observations.seen(Configuration.of(Map.of("x", 7)))).isFalse();
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
