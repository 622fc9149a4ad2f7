package io.fairlead.kernel.sampler.cma;

import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Encoding;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which parameters are numbers of the distribution and which are choices with odds; fixed ones are
 * neither.
 *
 * @param numbers the axes of numbers
 * @param choices the axes of choices
 * @param levels how many choices each has
 */
record Layout(int[] numbers, int[] choices, int[] levels) {

  static Layout of(Encoding encoding) {
    int[] varying =
        IntStream.range(0, encoding.dimensions())
            .filter(i -> encoding.axis(i).levels() != 1)
            .toArray();
    int[] choices = IntStream.of(varying).filter(i -> !encoding.axis(i).ordered()).toArray();
    return new Layout(
        IntStream.of(varying).filter(i -> encoding.axis(i).ordered()).toArray(),
        choices,
        IntStream.of(choices).map(i -> (int) encoding.axis(i).levels()).toArray());
  }

  Axis number(Encoding encoding, int index) {
    return encoding.axis(numbers[index]);
  }

  int levels(int index) {
    return levels[index];
  }

  /** The point of the unit cube that a draw stands for. */
  double[] point(Encoding encoding, Member member) {
    double[] point = new double[encoding.dimensions()];
    Arrays.fill(point, 0.5);
    for (int i = 0; i < numbers.length; i++) {
      point[numbers[i]] = Math.clamp(member.numbers()[i], 0, Math.nextDown(1.0));
    }
    for (int i = 0; i < choices.length; i++) {
      point[choices[i]] = (member.choices()[i] + 0.5) / levels[i];
    }
    return point;
  }

  /**
   * The draw that stands for {@code point}: {@code draw}'s own numbers as far as they give the
   * same, so that nothing is lost by rounding, nor where a parameter doesn't live.
   */
  Member at(Encoding encoding, double[] point, Member draw) {
    double[] own = draw.numbers().clone();
    int[] chosen = new int[choices.length];
    boolean foreign = false;
    for (int i = 0; i < own.length; i++) {
      double there = point[numbers[i]];
      double snapped = number(encoding, i).snap(own[i]);
      if (!Double.isNaN(there) && Math.abs(snapped - there) > 1e-9) {
        own[i] = there;
        foreign = true;
      }
    }
    for (int i = 0; i < chosen.length; i++) {
      double there = point[choices[i]];
      chosen[i] = Double.isNaN(there) ? -1 : encoding.axis(choices[i]).cell(there);
      foreign |= chosen[i] >= 0 && chosen[i] != draw.choices()[i];
    }
    return new Member(own, chosen, foreign ? -1 : draw.generation());
  }
}
