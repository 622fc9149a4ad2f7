package io.fairlead.kernel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Verdict;
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

  /** Trials 1 to 8 reach step 1 with losses 1 to 8, the first half then the end. */
  private List<Lesson> afterARung(double... ends) {
    return afterARungIn(1, ends);
  }

  private List<Lesson> afterARungIn(double unit, double... ends) {
    suggest(9);
    for (int x = 1; x <= 8; x++) {
      suggest(x);
      history.append(new Report(x, 1, List.of(-x * unit), List.of()).judged(Verdict.WAIT));
    }
    for (int i = 0; i < ends.length; i++) {
      history.append(new SearchEvent.Resumed(i + 1));
      end(i + 1, Ending.COMPLETE, -ends[i] * unit);
    }
    return Observations.of(PROBLEM, history).lessons();
  }

  @Test
  void aTrialThatWaitsTeachesWhatOthersBecameFromThere() {
    List<Lesson> lessons = afterARung(0.6, 1.6, 2.6, 3.6);
    assertThat(lessons)
        .filteredOn(each -> each.kind() == Lesson.Kind.EXPECTED)
        .extracting(Lesson::trial, each -> Math.round(each.loss() * 10))
        .containsExactly(tuple(5, 46L), tuple(6, 56L), tuple(7, 66L), tuple(8, 76L));
    assertThat(Observations.of(PROBLEM, history).pending()).isEmpty();
  }

  @Test
  void whatIsExpectedIsAsDoubtfulAsOthersWereOffTheLine() {
    assertThat(afterARung(0.6, 1.6, 2.6, 3.6))
        .extracting(Lesson::error)
        .allSatisfy(error -> assertThat(error).isLessThan(1e-9));
  }

  @Test
  void aRungThatForetellsPoorlyLeavesDoubt() {
    List<Lesson> lessons = afterARung(0.6, 2.6, 1.6, 3.6);
    // with the prior the slope is 7.75 / 8.75; off the line are -1.114, -0.343, 0 and 0.771
    assertThat(lessons)
        .filteredOn(each -> each.kind() == Lesson.Kind.EXPECTED)
        .hasSize(4)
        .allSatisfy(each -> assertThat(each.error()).isCloseTo(3 * 0.9885, within(0.001)));
    assertThat(lessons)
        .filteredOn(each -> each.kind() == Lesson.Kind.MEASURED)
        .hasSize(4)
        .allSatisfy(each -> assertThat(each.error()).isZero());
  }

  @Test
  void doubtsAddUpFromRungToRung() {
    suggest(9);
    for (int x = 1; x <= 9; x++) {
      suggest(x);
      report(x, 1, x);
    }
    for (int x = 1; x <= 6; x++) {
      history.append(new SearchEvent.Resumed(x));
      report(x, 2, x + (x % 2 == 0 ? 0.5 : -0.5));
    }
    for (int x = 1; x <= 4; x++) {
      history.append(new SearchEvent.Resumed(x));
      end(x, Ending.COMPLETE, -x - (x > 1 && x < 4 ? 0.5 : -0.5));
    }
    List<Lesson> lessons = Observations.of(PROBLEM, history).lessons();
    assertThat(error(lessons, 5)).isPositive();
    assertThat(error(lessons, 9)).isGreaterThan(1.2 * error(lessons, 5));
  }

  private static double error(List<Lesson> lessons, int trial) {
    return lessons.stream().filter(each -> each.trial() == trial).findFirst().orElseThrow().error();
  }

  private void report(int trial, long step, double loss) {
    history.append(new Report(trial, step, List.of(-loss), List.of()).judged(Verdict.WAIT));
  }

  @Test
  void lossesWhoseSquaresOverflowAreCarriedOnAlike() {
    assertThat(afterARungIn(2e307, 0.6, 1.6, 2.6, 3.6))
        .filteredOn(each -> each.kind() == Lesson.Kind.EXPECTED)
        .extracting(Lesson::trial, each -> Math.round(each.loss() / 2e307 * 10))
        .containsExactly(tuple(5, 46L), tuple(6, 56L), tuple(7, 66L), tuple(8, 76L));
  }

  @Test
  void doubtsWhoseSquaresOverflowAreAsLarge() {
    assertThat(afterARungIn(2e307, 0.6, 2.6, 1.6, 3.6))
        .filteredOn(each -> each.kind() == Lesson.Kind.EXPECTED)
        .hasSize(4)
        .allSatisfy(each -> assertThat(each.error() / 2e307).isCloseTo(3 * 0.9885, within(0.001)));
  }

  @Test
  void aRungThatForetellsNothingTeachesNothing() {
    assertThat(afterARung(2, 1, 2, 1))
        .extracting(Lesson::kind)
        .containsExactly(
            Lesson.Kind.MEASURED, Lesson.Kind.MEASURED, Lesson.Kind.MEASURED, Lesson.Kind.MEASURED);
    assertThat(Observations.of(PROBLEM, history).pending()).hasSize(4);
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
