package io.fairlead.kernel.sampler.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxisKernelTest {

  private static final Encoding ENCODING =
      new Encoding(
          new SearchSpace(
              List.of(
                  new Parameter("kind", new CategoricalDomain(List.of("a", "b", "c", "d"))),
                  new Parameter("layers", new IntegerDomain(1, 8, Scale.LINEAR)),
                  new Parameter("rate", new FloatDomain(0.001, 1, Scale.LOG)))));

  private static final int STEPS = 2_000;

  /** Points at the middle of a choice, a number of layers and a rate. */
  private static double[] centres(Axis axis) {
    return Arrays.stream(new double[] {0.1, 0.4, 0.9}).map(axis::snap).toArray();
  }

  private static double[] density(AxisKernel kernel, double x, int points) {
    double[] sums = new double[points];
    kernel.addLogDensities(x, sums);
    return Arrays.stream(sums).map(StrictMath::exp).toArray();
  }

  /** By point and value: the mass on a choice or a cell, or on one of many steps. */
  private static double[][] masses(Axis axis, AxisKernel kernel, int points) {
    int cells = axis.isSmooth() ? STEPS : (int) axis.levels();
    double[][] masses = new double[points][cells];
    for (int cell = 0; cell < cells; cell++) {
      double[] at = density(kernel, axis.snap((cell + 0.5) / cells), points);
      for (int k = 0; k < points; k++) {
        masses[k][cell] = at[k] / (axis.isSmooth() ? STEPS : 1);
      }
    }
    return masses;
  }

  @Test
  void allOfTheDensityLiesOnTheAxisAndDrawsFollowIt() {
    var random = new SplitMix64(1);
    for (int i = 0; i < ENCODING.dimensions(); i++) {
      Axis axis = ENCODING.axis(i);
      double[] centres = centres(axis);
      for (Widths widths : Widths.values()) {
        AxisKernel kernel = AxisKernel.of(axis, centres, 0.15, widths);
        double[][] masses = masses(axis, kernel, centres.length);
        for (int k = 0; k < centres.length; k++) {
          assertThat(Arrays.stream(masses[k]).sum()).isCloseTo(1, within(1e-3));
          double lower = 0;
          for (int cell = 0; cell < masses[k].length / 2; cell++) {
            lower += masses[k][cell];
          }
          int drawn = 0;
          for (int draw = 0; draw < 20_000; draw++) {
            drawn += kernel.sample(k, random) < 0.5 ? 1 : 0;
          }
          assertThat(drawn / 20_000.0).as("axis %d, point %d", i, k).isCloseTo(lower, within(0.02));
        }
      }
    }
  }

  @Test
  void aDensityIsAsFineAsItsPointsLieClose() {
    double[] centres = {0.6, 0.1, 0.5, 0.9};
    assertThat(Widths.BY_NEIGHBOURS.of(centres, 0.15))
        .containsExactly(new double[] {0.3, 0.4, 0.4, 0.3}, within(1e-12));
    double[] close = new double[98];
    Arrays.setAll(close, k -> k / 1_000.0);
    assertThat(Widths.BY_NEIGHBOURS.of(close, 0.15)).containsOnly(0.01);
  }

  @Test
  void onePointAloneSeesAllOfTheAxis() {
    assertThat(Widths.BY_NEIGHBOURS.of(new double[] {0.3}, 0.15)).containsExactly(0.7);
  }

  @Test
  void equalPointsHaveTheLeastWidth() {
    assertThat(Widths.BY_NEIGHBOURS.of(new double[] {0.3, 0.3, 0.3}, 0.15)).containsOnly(0.2);
  }
}
