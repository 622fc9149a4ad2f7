package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Lesson;
import io.fairlead.kernel.model.Losses;
import java.util.List;

/**
 * {@link Losses} as a process can take them: cut off and standardised.
 *
 * @param values mean 0 and deviation 1, less is better
 * @param zero the loss whose value is 0
 * @param unit how much loss is 1 more
 */
record Targets(double[] values, double zero, double unit) {

  static Targets of(List<Lesson> lessons) {
    Losses losses = Losses.of(lessons);
    double[] values = new double[lessons.size()];
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.min((losses.uncut()[i] - losses.median()) / losses.unit(), Losses.CUT);
      mean += values[i] / values.length;
    }
    double squares = 0;
    for (double each : values) {
      squares += (each - mean) * (each - mean);
    }
    double deviation = Math.max(Math.sqrt(squares / values.length), 1e-9);
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean) / deviation;
    }
    return new Targets(
        values,
        losses.told(losses.median() + losses.unit() * mean),
        losses.told(losses.unit() * deviation));
  }

  double loss(double value) {
    return Losses.finite(zero + unit * value);
  }
}
