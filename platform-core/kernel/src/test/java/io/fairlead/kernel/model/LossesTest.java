package io.fairlead.kernel.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossesTest {

  private static Lesson lesson(Lesson.Kind kind, double loss) {
    return new Lesson(0, new double[0], kind, loss);
  }

  @Test
  void whatIsFarWorseThanTheMedianIsCutOff() {
    List<Lesson> lessons = new ArrayList<>();
    for (double loss : new double[] {3, 1, 2, 1e9, 4}) {
      lessons.add(lesson(Lesson.Kind.MEASURED, loss));
    }
    Losses losses = Losses.of(lessons);
    assertThat(losses.values()).containsExactly(3, 1, 2, 7, 4);
    assertThat(losses.unit()).isEqualTo(2);
  }

  @Test
  void aPrunedTrialIsAsGoodAsTheMedianAtBestAndAFailedOneAsBadAsTheWorstTenth() {
    List<Lesson> lessons = new ArrayList<>();
    for (int loss = 0; loss <= 10; loss++) {
      lessons.add(lesson(Lesson.Kind.MEASURED, loss));
    }
    lessons.add(lesson(Lesson.Kind.AT_LEAST, 1));
    lessons.add(lesson(Lesson.Kind.AT_LEAST, 8));
    lessons.add(lesson(Lesson.Kind.BAD, Double.NaN));
    assertThat(Losses.of(lessons).values()).endsWith(5, 8, 9);
  }

  @Test
  void nothingMeasuredIsNothingToTellApart() {
    Losses losses = Losses.of(List.of(lesson(Lesson.Kind.BAD, Double.NaN)));
    assertThat(losses.values()).containsExactly(0);
    assertThat(losses.unit()).isEqualTo(1);
  }

  @Test
  void ofTheLargestLossesAllStaysFiniteAndInOrder() {
    List<Lesson> lessons = new ArrayList<>();
    for (double loss : new double[] {1e308, -1e308, 0, 1.5e308, Double.MAX_VALUE}) {
      lessons.add(lesson(Lesson.Kind.MEASURED, loss));
    }
    Losses losses = Losses.of(lessons);
    double[] values = losses.values();
    assertThat(values[1]).isLessThan(values[2]).isLessThan(values[0]);
    assertThat(values[0]).isLessThan(values[3]).isLessThan(values[4]);
    assertThat(losses.unit() * losses.unit()).isFinite();
    assertThat(losses.told(values[1])).isEqualTo(-1e308);
    assertThat(losses.told(3 * values[4])).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void oneThatDivergedChangesNothingOfTheOthers() {
    List<Lesson> lessons = new ArrayList<>();
    for (double loss : new double[] {3, 1, 2, 1e308, 4}) {
      lessons.add(lesson(Lesson.Kind.MEASURED, loss));
    }
    assertThat(Losses.of(lessons).values()).containsExactly(3, 1, 2, 7, 4);
  }
}
