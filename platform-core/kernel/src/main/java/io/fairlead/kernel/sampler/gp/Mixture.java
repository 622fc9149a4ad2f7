package io.fairlead.kernel.sampler.gp;

import java.util.List;

/**
 * The equal mixture of processes with several hyperparameters that some data allows: with few data
 * no single choice of them can be trusted.
 */
record Mixture(List<Posterior> parts) {

  static Mixture of(Data data, List<Hyperparameters> fitted) {
    return new Mixture(fitted.stream().map(each -> new Posterior(data, each)).toList());
  }

  double mean(double[] point) {
    double sum = 0;
    for (Posterior each : parts) {
      sum += each.mean(point);
    }
    return sum / parts.size();
  }

  Prediction predict(double[] point) {
    if (parts.size() == 1) {
      return parts.getFirst().predict(point);
    }
    double sum = 0;
    double squares = 0;
    for (Posterior each : parts) {
      Prediction part = each.predict(point);
      sum += part.mean();
      squares += part.mean() * part.mean() + part.deviation() * part.deviation();
    }
    double mean = sum / parts.size();
    return new Prediction(mean, Math.sqrt(Math.max(squares / parts.size() - mean * mean, 1e-12)));
  }
}
