package io.fairlead.ray.trainer.torch;

import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Task;
import io.fairlead.ray.trainer.tabular.DenseEncoding;
import io.fairlead.ray.trainer.tabular.Labels;
import io.fairlead.ray.trainer.tabular.SplitRows;
import java.util.Arrays;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A data set as a network wants it: encoded rows, and targets as class indexes or standardised
 * numbers. What is fitted is fitted on the training rows.
 */
final class Examples {

  private final TrainingData source;
  private final SplitRows rows;
  private final Labels labels;
  private final DenseEncoding encoding;
  private final double mean;
  private final double deviation;

  Examples(TrainingData source) {
    this.source = source;
    rows = SplitRows.of(source);
    labels = Labels.of(source, rows);
    encoding = DenseEncoding.fit(source, rows.train());
    double[] targets = labels.of(rows.train());
    boolean regression = labels.task() == Task.REGRESSION;
    mean = regression ? Arrays.stream(targets).average().orElseThrow() : 0;
    deviation =
        regression
            ? Math.sqrt(
                Arrays.stream(targets).map(t -> (t - mean) * (t - mean)).average().orElseThrow())
            : 1;
  }

  SplitRows rows() {
    return rows;
  }

  Labels labels() {
    return labels;
  }

  int inputs() {
    return encoding.width();
  }

  Tensor inputs(int[] wanted, Device device) {
    return Tensor.create(encoding.encode(source, wanted), wanted.length, encoding.width())
        .to(device, ScalarType.Float);
  }

  /** Class indexes as integers for a multiclass task, else floats. */
  Tensor targets(int[] wanted, Device device) {
    double[] targets = labels.of(wanted);
    if (labels.task() == Task.MULTICLASS) {
      return Tensor.create(Arrays.stream(targets).mapToLong(t -> (long) t).toArray())
          .to(device, ScalarType.Long);
    }
    float[] floats = new float[targets.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) ((targets[i] - mean) / deviation);
    }
    return Tensor.create(floats).to(device, ScalarType.Float);
  }

  /** Raw network outputs on the scale of the targets. */
  double[] scores(float[] outputs) {
    double[] scores = new double[outputs.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = mean + deviation * outputs[i];
    }
    return scores;
  }
}
