package io.fairlead.ray.trainer.torch;

import io.fairlead.ray.trainer.Evaluation;
import io.fairlead.ray.trainer.StepResult;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import io.fairlead.ray.trainer.TrainingData.Split;
import io.fairlead.ray.trainer.tabular.Bytes;
import io.fairlead.ray.trainer.tabular.EarlyStopping;
import io.fairlead.ray.trainer.tabular.Predictions;
import io.fairlead.ray.trainer.tabular.PredictionsFile;
import io.fairlead.ray.trainer.tabular.Seeds;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network epoch by epoch; all that is random in one comes from the seed and its number.
 */
final class TorchTraining implements Training {

  private final Natives natives;
  private final TorchSettings settings;
  private final long seed;
  private final Device device;
  private final Examples examples;
  private final Learner learner;
  private final Tensor validationInputs;
  private final EarlyStopping earlyStopping;

  /** The parameters of the best epoch, while early stopping watches. */
  private @Nullable Snapshot best;

  private TorchTraining(
      TrainingContext context, TorchSettings settings, Network.Factory factory, Natives natives) {
    this.natives = natives;
    this.settings = settings;
    seed = context.seed();
    examples = new Examples(context.data());
    earlyStopping = new EarlyStopping(settings.earlyStoppingRounds());
    device = natives.keep(TorchRuntime.prepare(context.threads(), context.gpu()));
    Parameters parameters = new Parameters(Seeds.derive(seed, 0), device, natives);
    Network network =
        factory.create(settings, examples.inputs(), examples.labels().outputs(), parameters);
    learner = new Learner(settings, examples, network, device, natives);
    validationInputs = natives.keep(examples.inputs(examples.rows().validation(), device));
  }

  static Training start(
      TrainingContext context,
      TorchSettings settings,
      byte @Nullable [] checkpoint,
      Network.Factory factory)
      throws IOException {
    TorchRuntime.load();
    Natives natives = new Natives();
    try (PointerScope _ = new PointerScope()) {
      TorchTraining training = new TorchTraining(context, settings, factory, natives);
      if (checkpoint != null) {
        training.restore(checkpoint);
      }
      return training;
    } catch (IOException e) {
      natives.close();
      throw e;
    } catch (RuntimeException e) {
      natives.close();
      throw NativeFailure.of(e);
    }
  }

  @Override
  public StepResult step() {
    try {
      return epoch();
    } catch (RuntimeException e) {
      throw NativeFailure.of(e);
    }
  }

  private StepResult epoch() {
    SplittableRandom random = new SplittableRandom(Seeds.derive(seed, earlyStopping.step() + 1));
    double trainLoss = learner.epoch(random);
    Predictions validation = predict(validationInputs, examples.rows().validation());
    if (earlyStopping.improves(validation.loss()) && earlyStopping.enabled()) {
      best = Snapshot.of(learner.network());
    }
    Map<String, Double> metrics = new HashMap<>(validation.metrics("validation"));
    metrics.put("train_loss", trainLoss);
    return new StepResult(metrics, earlyStopping.done());
  }

  private Predictions predict(Tensor inputs, int[] rows) {
    double[] scores = examples.scores(learner.outputs(inputs));
    return Predictions.ofScores(examples.labels(), rows, scores);
  }

  @Override
  public byte[] checkpoint() throws IOException {
    return Bytes.checkpoint(
        settings.format(),
        out -> {
          earlyStopping.write(out);
          Snapshot.of(learner.network()).write(out);
          Bytes.write(out, learner.optimizerState());
          out.writeBoolean(best != null);
          if (best != null) {
            best.write(out);
          }
        });
  }

  private void restore(byte[] checkpoint) throws IOException {
    Bytes.restore(
        checkpoint,
        settings.format(),
        in -> {
          earlyStopping.read(in);
          Snapshot.read(in).copyTo(learner.network());
          learner.restoreOptimizer(Bytes.read(in));
          best = in.readBoolean() ? Snapshot.read(in) : null;
        });
  }

  @Override
  public Evaluation evaluate() {
    Snapshot last = Snapshot.of(learner.network());
    try (PointerScope _ = new PointerScope()) {
      if (best != null) {
        best.copyTo(learner.network());
      }
      int[] testRows = examples.rows().test();
      Predictions test = predict(examples.inputs(testRows, device), testRows);
      Predictions validation = predict(validationInputs, examples.rows().validation());
      PredictionsFile file =
          new PredictionsFile().add(Split.VALIDATION, validation).add(Split.TEST, test);
      return new Evaluation(
          test.metrics("test"), Map.of(PredictionsFile.NAME, file.bytes(), "model.pt", model()));
    } catch (RuntimeException e) {
      throw NativeFailure.of(e);
    } finally {
      last.copyTo(learner.network());
    }
  }

  /** The parameters as a file that loads without a GPU, too. */
  private byte[] model() {
    return Archive.write(
        archive ->
            learner
                .network()
                .parameters()
                .forEach(
                    (name, parameter) ->
                        archive.write(name, parameter.detach().cpu().set_requires_grad(true))));
  }

  @Override
  public void close() {
    boolean gpu = device.is_cuda();
    natives.close();
    if (gpu) {
      // What this process keeps for its next training, those of others on the GPU can't have.
      torch.emptyCache();
    }
  }
}
