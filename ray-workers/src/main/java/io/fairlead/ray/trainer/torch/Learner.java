package io.fairlead.ray.trainer.torch;

import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A network with its optimizer and the rows it learns from. Frees native memory batch by batch. */
final class Learner {

  /** Rows predicted at once, to keep the activations small. */
  private static final int PREDICTED_ROWS = 1024;

  private final TorchSettings settings;
  private final Device device;
  private final Network network;
  private final Optimizer optimizer;
  private final Loss loss;
  private final Tensor inputs;
  private final Tensor targets;
  private final int rows;
  private final int outputs;

  Learner(
      TorchSettings settings, Examples examples, Network network, Device device, Natives natives) {
    this.settings = settings;
    this.device = device;
    this.network = network;
    int[] train = examples.rows().train();
    rows = train.length;
    outputs = examples.labels().outputs();
    inputs = natives.keep(examples.inputs(train, device));
    targets = natives.keep(examples.targets(train, device));
    double[] weights = examples.labels().classWeights(train, settings.balanced());
    loss = new Loss(examples.labels().task(), weights, device, natives);
    optimizer = natives.keep(optimizer());
  }

  private Optimizer optimizer() {
    TensorVector parameters =
        new TensorVector(network.parameters().values().toArray(Tensor[]::new));
    if (settings.adam()) {
      AdamOptions options = new AdamOptions(settings.learningRate());
      options.weight_decay().put(settings.weightDecay());
      return new Adam(parameters, options);
    }
    SGDOptions options = new SGDOptions(settings.learningRate());
    options.weight_decay().put(settings.weightDecay());
    options.momentum().put(settings.momentum());
    return new SGD(parameters, options);
  }

  /** Learns from every training row once, in an order drawn from {@code random}. */
  double epoch(SplittableRandom random) {
    long[] order = shuffledRows(random);
    Dropout dropout = new Dropout(settings.dropout(), random);
    double sum = 0;
    for (int start = 0; start < rows; start += settings.batchSize()) {
      int size = Math.min(settings.batchSize(), rows - start);
      long[] batch = new long[size];
      System.arraycopy(order, start, batch, 0, size);
      sum += size * batch(batch, dropout);
    }
    return sum / rows;
  }

  private double batch(long[] batch, Dropout dropout) {
    try (PointerScope _ = new PointerScope()) {
      Tensor index = Tensor.create(batch).to(device, ScalarType.Long);
      optimizer.zero_grad();
      Tensor predicted = network.forward(inputs.index_select(0, index), dropout);
      Tensor batchLoss = loss.of(predicted, targets.index_select(0, index));
      batchLoss.backward();
      optimizer.step();
      return batchLoss.item_float();
    }
  }

  private long[] shuffledRows(SplittableRandom random) {
    long[] order = new long[rows];
    for (int i = 0; i < rows; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Raw outputs for rows that were encoded with the same encoding, row after row. */
  float[] outputs(Tensor encoded) {
    int count = (int) encoded.size(0);
    float[] all = new float[count * outputs];
    for (int start = 0; start < count; start += PREDICTED_ROWS) {
      int size = Math.min(PREDICTED_ROWS, count - start);
      try (PointerScope _ = new PointerScope();
          NoGradGuard _ = new NoGradGuard()) {
        Tensor part = encoded.narrow(0, start, size);
        float[] predicted = Tensors.toFloats(network.forward(part, Dropout.none()));
        System.arraycopy(predicted, 0, all, start * outputs, predicted.length);
      }
    }
    return all;
  }

  Network network() {
    return network;
  }

  byte[] optimizerState() {
    return Archive.write(optimizer::save);
  }

  void restoreOptimizer(byte[] state) {
    Archive.read(state, device, optimizer::load);
  }
}
