package io.fairlead.platform.study;

import io.fairlead.kernel.racing.Race;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.stopping.StoppingRule;
import io.fairlead.platform.guardrail.FairnessForm;
import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.JsonMistakes;
import io.fairlead.platform.study.StudyDefinition.ParameterChoice;
import io.fairlead.platform.study.StudyDefinition.PrunerChoice;
import io.fairlead.platform.study.StudyDefinition.SamplerChoice;
import io.fairlead.protocol.message.Resources;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The JSON of a study's definition, as REST and the screens use it: strict, so that a misspelt
 * field is refused and not ignored. What may be left out has its default here.
 */
public final class StudyJson {

  private StudyJson() {}

  /**
   * @throws InvalidInput naming the first field that is unknown, missing or of the wrong type
   */
  public static StudyDefinition read(byte[] json) {
    try {
      Sketch sketch = StrictJson.MAPPER.readValue(json, Sketch.class);
      if (sketch == null) { // the text "null"
        throw new InvalidInput(
            "body", "A definition is a JSON object.", "null", "See /api/v1/schemas/study.json.");
      }
      return sketch.definition();
    } catch (JacksonException e) {
      throw JsonMistakes.explain(e, "See the schema at /api/v1/schemas/study.json.");
    }
  }

  /**
   * @throws InvalidInput naming the first field that is unknown, missing or of the wrong type
   */
  public static StudyDefinition read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A study as far as somebody has defined it.
   *
   * @throws InvalidInput naming the first field that is unknown or of the wrong type
   */
  public static Sketch sketch(String json) {
    try {
      Sketch sketch = StrictJson.MAPPER.readValue(json, Sketch.class);
      return sketch == null ? Sketch.EMPTY : sketch;
    } catch (JacksonException e) {
      throw JsonMistakes.explain(e, "See the schema at /api/v1/schemas/study.json.");
    }
  }

  public static String write(Sketch sketch) {
    return StrictJson.MAPPER.writeValueAsString(sketch);
  }

  public static String write(StudyDefinition definition) {
    return StrictJson.MAPPER.writeValueAsString(definition);
  }

  /**
   * The measures of {@code {"fairness": [...], "reason": "..."}}.
   *
   * @throws InvalidInput naming the first field that is unknown, missing or of the wrong type
   */
  public static NewMeasures readMeasures(byte[] json) {
    try {
      MeasuresForm form = StrictJson.MAPPER.readValue(json, MeasuresForm.class);
      return new NewMeasures(
          required("fairness", form == null ? null : form.fairness()).stream()
              .map(FairnessForm::read)
              .toList(),
          form == null ? null : form.reason());
    } catch (JacksonException e) {
      throw JsonMistakes.explain(e, "See the schema at /api/v1/schemas/study.json.");
    }
  }

  /** Measures that are set anew, and why. */
  public record NewMeasures(List<FairnessMeasure> measures, @Nullable String reason) {}

  /**
   * The weight of {@code {"weight": 2, "reason": "..."}}.
   *
   * @throws InvalidInput naming the first field that is unknown, missing or of the wrong type
   */
  public static NewWeight readWeight(byte[] json) {
    try {
      WeightForm form = StrictJson.MAPPER.readValue(json, WeightForm.class);
      return new NewWeight(
          required("weight", form == null ? null : form.weight()),
          form == null ? null : form.reason());
    } catch (JacksonException e) {
      throw JsonMistakes.explain(e, "Give a weight and a reason.");
    }
  }

  /** A weight that is set anew, and why. */
  public record NewWeight(double weight, @Nullable String reason) {}

  private record WeightForm(@Nullable Double weight, @Nullable String reason) {}

  private record MeasuresForm(@Nullable List<FairnessForm> fairness, @Nullable String reason) {}

  /** Measures as a definition has them. */
  public static String write(List<FairnessMeasure> measures) {
    return StrictJson.MAPPER.writeValueAsString(measures);
  }

  static List<FairnessMeasure> readStored(String measures) {
    return java.util.Arrays.stream(StrictJson.MAPPER.readValue(measures, FairnessForm[].class))
        .map(FairnessForm::read)
        .toList();
  }

  /** The JSON Schema (draft 2020-12) of the definition; its examples run as they are. */
  public static String schema() {
    return StudySchema.text();
  }

  /** A definition in which anything may still be missing, or lie where no study may. */
  public record Sketch(
      @Nullable String name,
      @Nullable String dataset,
      @Nullable String trainer,
      @Nullable List<ChoiceForm> parameters,
      @Nullable List<List<ChoiceForm>> forbidden,
      @Nullable List<ObjectiveForm> objectives,
      @Nullable NamedForm sampler,
      @Nullable PrunerForm pruner,
      @Nullable StopForm stop,
      @Nullable RaceForm race,
      @Nullable Integer trials,
      @Nullable Integer parallelism,
      @Nullable Long maxSteps,
      @Nullable Long seed,
      @Nullable ResourcesForm resources,
      @Nullable Double weight,
      @Nullable List<FairnessForm> fairness,
      @Nullable String rationale) {

    static final Sketch EMPTY =
        new Sketch(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null);

    /** Its fairness measures; none while one of them is incomplete. */
    public List<FairnessMeasure> measures() {
      try {
        return list(fairness).stream().map(FairnessForm::read).toList();
      } catch (InvalidInput incomplete) {
        return List.of();
      }
    }

    StudyDefinition definition() {
      return new StudyDefinition(
          name == null || name.isBlank() ? null : name.strip(),
          dataset,
          required("trainer", trainer),
          list(parameters).stream().map(ChoiceForm::choice).toList(),
          list(forbidden).stream()
              .map(each -> each.stream().map(ChoiceForm::choice).toList())
              .toList(),
          required("objectives", objectives).stream().map(ObjectiveForm::objective).toList(),
          new SamplerChoice(sampler == null ? "random" : required("sampler.name", sampler.name)),
          pruner == null ? new PrunerChoice("none", Map.of()) : pruner.choice(),
          stop == null ? null : stop.rule(),
          race == null ? null : race.race(),
          required("trials", trials),
          parallelism == null ? 4 : parallelism,
          required("maxSteps", maxSteps),
          seed == null ? 0 : seed,
          resources == null ? new Resources(1, 0, 0) : resources.resources(),
          weight == null ? Weights.USUAL : weight,
          StudyFairness.first(list(fairness).stream().map(FairnessForm::read).toList()).measures(),
          Rationale.of(rationale));
    }
  }

  /** Part of a {@link Sketch}. */
  public record NamedForm(@Nullable String name) {}

  /** Part of a {@link Sketch}. */
  public record PrunerForm(@Nullable String name, @Nullable Map<String, Long> settings) {
    PrunerChoice choice() {
      return new PrunerChoice(
          required("pruner.name", name), settings == null ? Map.of() : settings);
    }
  }

  /** Part of a {@link Sketch}; what is left out is as in {@link StoppingRule#STANDARD}. */
  public record StopForm(
      @Nullable Double least,
      StoppingRule.@Nullable Unit unit,
      @Nullable Integer patience,
      @Nullable Integer leastTrials) {
    /**
     * @throws InvalidInput for a rule that can't be
     */
    public StoppingRule rule() {
      StoppingRule usual = StoppingRule.STANDARD;
      try {
        return new StoppingRule(
            least == null ? usual.least() : least,
            unit == null ? usual.unit() : unit,
            patience == null ? usual.patience() : patience,
            leastTrials == null ? usual.leastTrials() : leastTrials);
      } catch (IllegalArgumentException e) {
        throw new InvalidInput(
            "stop",
            String.valueOf(e.getMessage()),
            "%s, %s, %s".formatted(least, patience, leastTrials),
            "Correct the setting or leave it out.");
      }
    }
  }

  /** Part of a {@link Sketch}; what is left out is as in {@link Race#USUAL}. */
  public record RaceForm(@Nullable Integer finalists, @Nullable Integer repeats) {
    /**
     * @throws InvalidInput for a race that can't be
     */
    public Race race() {
      Race usual = Race.USUAL;
      try {
        return new Race(
            finalists == null ? usual.finalists() : finalists,
            repeats == null ? usual.repeats() : repeats);
      } catch (IllegalArgumentException e) {
        throw new InvalidInput(
            "race",
            String.valueOf(e.getMessage()),
            "%s, %s".formatted(finalists, repeats),
            "Correct the setting or leave it out.");
      }
    }
  }

  /** Part of a {@link Sketch}. */
  public record ObjectiveForm(
      @Nullable String metric, io.fairlead.kernel.search.@Nullable Direction direction) {
    Objective objective() {
      String named = required("objectives.metric", metric);
      if (named.isBlank()) {
        throw new InvalidInput(
            "objectives.metric",
            "An objective names a metric.",
            "",
            "Name one that trials report.");
      }
      return new Objective(named, required("objectives.direction", direction));
    }
  }

  /** Part of a {@link Sketch}. */
  public record ChoiceForm(
      @Nullable String name,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable List<String> choices,
      @Nullable Object value) {
    ParameterChoice choice() {
      return new ParameterChoice(required("parameters.name", name), low, high, choices, value);
    }
  }

  /** Part of a {@link Sketch}. */
  public record ResourcesForm(
      @Nullable Double cpus,
      @Nullable Double gpus,
      @Nullable Long memoryBytes,
      @Nullable String gpuModel) {

    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");

    Resources resources() {
      double wantedCpus = cpus == null ? 1 : cpus;
      double wantedGpus = gpus == null ? 0 : gpus;
      long wantedMemory = memoryBytes == null ? 0 : memoryBytes;
      if (!(wantedCpus >= 0) || !(wantedGpus >= 0) || wantedMemory < 0) {
        throw new InvalidInput(
            "resources",
            "Resources can't be negative.",
            "%s CPUs, %s GPUs, %d bytes".formatted(wantedCpus, wantedGpus, wantedMemory),
            "Give numbers from 0.");
      }
      return new Resources(wantedCpus, wantedGpus, wantedMemory, model(wantedGpus));
    }

    private @Nullable String model(double wantedGpus) {
      String model = gpuModel == null ? "" : gpuModel.strip();
      if (model.isEmpty()) {
        return null;
      }
      if (wantedGpus == 0 || !MODEL.matcher(model).matches()) {
        throw new InvalidInput(
            "resources.gpuModel",
            wantedGpus == 0
                ? "Only a trial that asks for GPUs can ask for their model."
                : "A model of GPUs is named as Ray names it: letters, digits, space, . _ -",
            model,
            wantedGpus == 0 ? "Ask for GPUs, too, or leave it out." : "Name one such as A100.");
      }
      return model;
    }
  }

  private static <T> List<T> list(@Nullable List<T> values) {
    return values == null ? List.of() : values;
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidInput(field, "This field is required.", null, "Add it.");
    }
    return value;
  }
}
