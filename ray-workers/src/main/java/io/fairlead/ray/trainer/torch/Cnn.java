package io.fairlead.ray.trainer.torch;

import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Column;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Two 3×3 convolutions, the second with twice the channels and a stride of 2 in place of pooling
 * (Springenberg et al. 2015), then dense layers.
 */
final class Cnn implements Network {

  private static final int KERNEL = 3;
  private static final long[] SAME = {1, 1};
  private static final long[] HALVE = {2, 2};

  private final int side;
  private final List<Tensor> convolutions;
  private final Dense dense;
  private final Map<String, Tensor> parameters;

  Cnn(TorchSettings settings, int inputs, int outputs, Parameters parameters) {
    side = side(inputs);
    int first = settings.channels();
    int second = 2 * first;
    convolutions =
        List.of(
            parameters.weight("convolution0", first, 1, KERNEL, KERNEL),
            parameters.bias("convolution0", first),
            parameters.weight("convolution1", second, first, KERNEL, KERNEL),
            parameters.bias("convolution1", second));
    int halved = (side + 1) / 2;
    dense = new Dense(settings, second * halved * halved, outputs, parameters);
    this.parameters = parameters.all();
  }

  /**
   * Checks what the network can't do without.
   *
   * @throws IllegalArgumentException when a column isn't numeric or their number isn't a square of
   *     at least 4×4
   */
  static void requireSquareImages(TrainingData data) {
    List<Column> pixels =
        data.columns().stream().filter(column -> !column.name().equals(data.target())).toList();
    for (Column pixel : pixels) {
      if (!(pixel instanceof Column.Numeric)) {
        throw new IllegalArgumentException(
            "The trainer cnn needs numeric pixels, but the column '%s' is text. Use mlp or lightgbm for tables."
                .formatted(pixel.name()));
      }
    }
    int side = side(pixels.size());
    if (side < 4 || side * side != pixels.size()) {
      throw new IllegalArgumentException(
          "The trainer cnn needs square images of at least 4×4 pixels, but the data set has %d columns besides the target. Use mlp or lightgbm for tables."
              .formatted(pixels.size()));
    }
  }

  private static int side(int pixels) {
    return (int) Math.round(Math.sqrt(pixels));
  }

  @Override
  public Map<String, Tensor> parameters() {
    return parameters;
  }

  @Override
  public Tensor forward(Tensor batch, Dropout dropout) {
    Tensor images = batch.view(batch.size(0), 1, side, side);
    Tensor first = convolve(images, 0, SAME);
    return dense.forward(convolve(first, 2, HALVE).flatten(1, -1), dropout);
  }

  private Tensor convolve(Tensor images, int at, long[] stride) {
    TensorOptional bias = new TensorOptional(convolutions.get(at + 1));
    return torch
        .conv2d(images, convolutions.get(at), bias, stride, SAME.clone(), SAME.clone(), 1)
        .relu();
  }
}
