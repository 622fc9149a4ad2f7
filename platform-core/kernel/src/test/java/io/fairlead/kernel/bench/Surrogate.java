package io.fairlead.kernel.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model of LCBench's learning curves (Zimmer, Lindauer and Hutter, Auto-PyTorch tabular, 2021) in
 * the form of YAHPO Gym (Pfisterer and others, 2022): the accuracy and the time of training a
 * network on one of several tasks, after any number of epochs. It answers to several threads.
 */
final class Surrogate implements AutoCloseable {

  private static final String FIDELITY = "epoch";
  private static final List<String> INPUTS =
      List.of(
          FIDELITY,
          "batch_size",
          "learning_rate",
          "momentum",
          "weight_decay",
          "num_layers",
          "max_units",
          "max_dropout");
  private static final int SECONDS = 0;
  private static final int ACCURACY = 1;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final SearchSpace space;
  private final long epochs;
  private final Map<Integer, String> names = new TreeMap<>();

  private Surrogate(OrtSession session, JsonNode configSpace, JsonNode encoding) {
    this.session = session;
    List<Parameter> parameters = new ArrayList<>();
    long most = 0;
    for (JsonNode each : configSpace.get("hyperparameters")) {
      String name = each.get("name").asString();
      if (name.equals(FIDELITY)) {
        most = each.get("upper").asLong();
      } else if (INPUTS.contains(name)) {
        parameters.add(new Parameter(name, domain(each)));
      }
    }
    if (most < 1 || parameters.size() != INPUTS.size() - 1) {
      throw new IllegalArgumentException(
          "The surrogate's config_space.json needs the hyperparameters %s; it has %s."
              .formatted(INPUTS, configSpace.get("hyperparameters").findValuesAsString("name")));
    }
    space = new SearchSpace(parameters);
    epochs = most;
    encoding
        .iterator()
        .next()
        .properties()
        .forEach(each -> names.put(each.getValue().asInt(), each.getKey()));
  }

  private static Domain domain(JsonNode of) {
    Scale scale = of.path("log").asBoolean() ? Scale.LOG : Scale.LINEAR;
    return of.get("type").asString().equals("uniform_int")
        ? new IntegerDomain(of.get("lower").asLong(), of.get("upper").asLong(), scale)
        : new FloatDomain(of.get("lower").asDouble(), of.get("upper").asDouble(), scale);
  }

  /** The surrogate in {@code folder}. */
  static Surrogate in(Path folder) throws OrtException {
    for (String file : List.of("model.onnx", "config_space.json", "encoding.json")) {
      if (!Files.isReadable(folder.resolve(file))) {
        throw new IllegalArgumentException(
            ("A surrogate's folder has model.onnx, config_space.json and encoding.json; %s has no"
                    + " %s. Name another with --surrogate DIR.")
                .formatted(folder.toAbsolutePath().normalize(), file));
      }
    }
    JsonMapper json = new JsonMapper();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1); // searches run side by side, and sums keep their order
      options.setInterOpNumThreads(1);
      return new Surrogate(
          OrtEnvironment.getEnvironment()
              .createSession(folder.resolve("model.onnx").toString(), options),
          json.readTree(folder.resolve("config_space.json").toFile()),
          json.readTree(folder.resolve("encoding.json").toFile()));
    }
  }

  /** The task with this number in {@code encoding.json}. */
  Task task(int number) {
    if (!names.containsKey(number) || names.getOrDefault(number, "").startsWith("#")) {
      throw new IllegalArgumentException(
          "The surrogate has no task %d; its encoding.json has %s. Choose from them with --tasks."
              .formatted(number, names));
    }
    return new Task(number);
  }

  /** Trainings on one task. */
  final class Task implements Trainings {
    private final int number;

    private Task(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }

    @Override
    public Problem problem(int trials) {
      return new Problem(
          space, List.of(new Objective("val_accuracy", Direction.MAXIMIZE)), epochs, trials);
    }

    @Override
    public List<Progress> train(Configuration configuration, List<Long> steps) {
      int[][] tasks = new int[steps.size()][1];
      float[][] inputs = new float[steps.size()][INPUTS.size()];
      for (int row = 0; row < inputs.length; row++) {
        tasks[row][0] = number;
        inputs[row][0] = steps.get(row);
        for (int i = 1; i < INPUTS.size(); i++) {
          inputs[row][i] = input(configuration, INPUTS.get(i));
        }
      }
      float[][] outputs = infer(tasks, inputs);
      List<Progress> progress = new ArrayList<>();
      double seconds = 0;
      for (int row = 0; row < inputs.length; row++) {
        seconds = Math.max(seconds, outputs[row][SECONDS]); // a model's clock may go backwards
        progress.add(new Progress(steps.get(row), outputs[row][ACCURACY], seconds));
      }
      return progress;
    }
  }

  private static float input(Configuration configuration, String name) {
    return configuration.asMap().get(name) instanceof Number number
        ? number.floatValue()
        : Float.NaN;
  }

  private float[][] infer(int[][] tasks, float[][] inputs) {
    try (OnnxTensor categories = OnnxTensor.createTensor(environment, tasks);
        OnnxTensor numbers = OnnxTensor.createTensor(environment, inputs);
        OrtSession.Result result = session.run(Map.of("x_cat", categories, "x_cont", numbers))) {
      return (float[][]) result.get(0).getValue();
    } catch (OrtException e) {
      throw new IllegalStateException("The surrogate's model gave no answer.", e);
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
