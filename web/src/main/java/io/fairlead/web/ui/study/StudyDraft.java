package io.fairlead.web.ui.study;

import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.SpaceExhaustedException;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.SearchSpace;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.CatalogException;
import io.fairlead.platform.guardrail.FairnessForm;
import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.StudyDefinition;
import io.fairlead.platform.study.StudyDefinition.SamplerChoice;
import io.fairlead.platform.study.StudyJson.ChoiceForm;
import io.fairlead.platform.study.StudyJson.NamedForm;
import io.fairlead.platform.study.StudyJson.ObjectiveForm;
import io.fairlead.platform.study.StudyJson.RaceForm;
import io.fairlead.platform.study.StudyJson.ResourcesForm;
import io.fairlead.platform.study.StudyJson.Sketch;
import io.fairlead.platform.study.StudyJson.StopForm;
import io.fairlead.protocol.message.Resources;
import io.fairlead.web.ui.format.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A study while a person sets it up: what they said so far, and why it can't start yet. */
final class StudyDraft {

  private static final int PREVIEWED = 10;
  private static final double GIB = 1 << 30;
  private static final double LEAST_WEIGHT = 0.1;
  private static final double MOST_WEIGHT = 10;

  String name = "";
  @Nullable String dataset;
  @Nullable String trainer;
  String metric = "";
  Direction direction = Direction.MAXIMIZE;
  final Chosen chosen = new Chosen();
  @Nullable StopForm stop;
  @Nullable RaceForm race;
  @Nullable Integer trials = 40;
  @Nullable Integer parallelism = 2;
  @Nullable Integer maxSteps = 100;
  @Nullable Integer seed = 1;
  @Nullable Double cpus = 1.0;
  @Nullable Double gpus = 0.0;
  @Nullable Double memoryGib;
  String gpuModel = "";
  @Nullable Double weight = 1.0;
  final Forbidden forbidden = new Forbidden();
  String rationale = "";
  private List<FairnessMeasure> fairness = List.of();
  private String unmeasurable = "";
  private List<ParameterDraft> parameters = List.of();
  private @Nullable Map<String, Object> baseline;

  /** Begins anew with what the catalog has for this trainer. */
  void catalog(List<CatalogEntry> entries) {
    List<ParameterDraft> fresh = new ArrayList<>();
    for (CatalogEntry entry : entries.stream().filter(each -> !each.isDeprecated()).toList()) {
      boolean varies = fresh.size() < Usual.VARIED;
      fresh.add(
          new ParameterDraft(
              entry, varies ? ParameterDraft.Mode.VARY : ParameterDraft.Mode.DEFAULT));
    }
    parameters = List.copyOf(fresh);
    forbidden.clear();
  }

  /** What was granted for a study of this name. */
  void excepted(List<CatalogException> granted) {
    for (ParameterDraft parameter : parameters) {
      parameter.excepted(
          granted.stream().filter(each -> each.name().equals(parameter.name())).toList());
    }
  }

  /**
   * What trials are measured by between groups.
   *
   * @param problem why they can't be; empty when they can
   */
  void measures(List<FairnessMeasure> measures, String problem) {
    fairness = measures;
    unmeasurable = problem;
  }

  /** What it is compared with; null for nothing. */
  void baseline(@Nullable Map<String, Object> parameters) {
    baseline = parameters;
  }

  /** Takes what a definition says of the trainer's parameters; the others keep their default. */
  void choose(List<ChoiceForm> choices) {
    for (ParameterDraft parameter : parameters) {
      parameter.take(
          choices.stream()
              .filter(choice -> parameter.name().equals(choice.name()))
              .findFirst()
              .orElse(null));
    }
  }

  /** How many trials are about to be trained in full; empty while that can't be said. */
  Optional<String> expectation() {
    boolean known =
        chosen.pruner().equals("asha")
            && positive(trials)
            && positive(maxSteps)
            && chosen.problem(steps()).isEmpty();
    if (!known) {
      return Optional.empty();
    }
    Map<String, @Nullable Integer> settings = chosen.settings(steps());
    int rungs = Pruners.named("asha", settings).rungs(given(maxSteps)).size();
    int reduction = given(settings.get("reductionFactor"));
    long full = Math.max(1, Math.round(given(trials) / Math.pow(reduction, rungs)));
    return Optional.of(
        "About %s of %s trials are trained in full, the others end earlier."
            .formatted(Numbers.count(full), Numbers.count(given(trials))));
  }

  List<ParameterDraft> parameters() {
    return parameters;
  }

  /** The first reason why it can't start; empty when it can. */
  Optional<String> reason() {
    if (dataset == null) {
      return Optional.of("Choose a data set.");
    }
    if (trainer == null) {
      return Optional.of("Choose a trainer.");
    }
    if (metric.isBlank()) {
      return Optional.of("Name the metric to improve.");
    }
    if (rationale.isBlank()) {
      return Optional.of("Say why this search is started.");
    }
    if (!unmeasurable.isEmpty()) {
      return Optional.of("Fairness: " + unmeasurable);
    }
    for (ParameterDraft parameter : parameters) {
      Optional<String> problem = parameter.problem();
      if (problem.isPresent()) {
        return Optional.of(parameter.name() + ": " + problem.get());
      }
    }
    if (parameters.stream().noneMatch(each -> each.varied().isPresent()) || parentless()) {
      return Optional.of("Let at least one parameter vary.");
    }
    boolean counted =
        positive(trials) && positive(parallelism) && positive(maxSteps) && seed != null;
    if (!counted) {
      return Optional.of("Trials, trials at once and steps are at least 1, and a seed is needed.");
    }
    if (weight == null || weight < LEAST_WEIGHT || weight > MOST_WEIGHT) {
      return Optional.of("A weight lies between 0.1 and 10; 1 is usual.");
    }
    Optional<String> unfit =
        chosen
            .problem(steps())
            .or(this::stopProblem)
            .or(this::raceProblem)
            .or(() -> forbidden.problem(parameters));
    if (unfit.isPresent()) {
      return unfit;
    }
    boolean negative = cpus == null || gpus == null || cpus < 0 || gpus < 0;
    if (negative || (memoryGib != null && memoryGib < 0)) {
      return Optional.of("CPUs, GPUs and memory of a trial are numbers from 0 on.");
    }
    return given(gpus) == 0 && !gpuModel.isBlank()
        ? Optional.of("Ask for GPUs, or leave out their model.")
        : Optional.empty();
  }

  private Optional<String> stopProblem() {
    try {
      StopForm said = stop;
      if (said != null) {
        said.rule();
      }
      return Optional.empty();
    } catch (InvalidInput cannot) {
      return Optional.of(cannot.rule());
    }
  }

  private Optional<String> raceProblem() {
    try {
      RaceForm said = race;
      if (said == null) {
        return Optional.empty();
      }
      int finalists = said.race().finalists();
      if (Samplers.named(chosen.sampler()) instanceof Pruner) {
        return Optional.of(
            "'%s' judges trials by itself, so its best can't race: choose another strategy, or no race."
                .formatted(chosen.sampler()));
      }
      return given(trials) < finalists
          ? Optional.of("Finalists are the best of the trials: there are no more of them.")
          : Optional.empty();
    } catch (InvalidInput cannot) {
      return Optional.of(cannot.rule());
    }
  }

  /** Of a full training; 1 while that isn't said. */
  int steps() {
    return maxSteps == null ? 1 : Math.max(1, maxSteps);
  }

  /**
   * The study as the platform takes it.
   *
   * @throws IllegalStateException while there is a {@link #reason} why not
   */
  StudyDefinition definition() {
    reason()
        .ifPresent(
            why -> {
              throw new IllegalStateException("Not startable: " + why);
            });
    return new StudyDefinition(
        name.isBlank() ? null : name.trim(),
        dataset,
        given(trainer),
        parameters.stream().flatMap(each -> each.choice().stream()).toList(),
        forbidden.choices(),
        List.of(new Objective(metric.trim(), direction)),
        new SamplerChoice(chosen.sampler()),
        chosen.choice(steps()),
        stop == null ? null : stop.rule(),
        race == null ? null : race.race(),
        given(trials),
        given(parallelism),
        given(maxSteps),
        given(seed),
        new Resources(
            given(cpus), given(gpus), bytes(), gpuModel.isBlank() ? null : gpuModel.strip()),
        given(weight),
        fairness,
        rationale.isBlank() ? null : rationale.strip());
  }

  private long bytes() {
    return memoryGib == null ? 0 : Math.round(memoryGib * GIB);
  }

  /** In GiB; null where nothing is stated. */
  static @Nullable Double gib(@Nullable Long bytes) {
    return bytes == null || bytes == 0 ? null : bytes / GIB;
  }

  /** What is said so far, whether or not it could start. */
  Sketch sketch() {
    return new Sketch(
        name.isBlank() ? null : name.trim(),
        dataset,
        trainer,
        parameters.stream().flatMap(each -> each.sketch().stream()).toList(),
        forbidden.forms(),
        metric.isBlank() ? null : List.of(new ObjectiveForm(metric.trim(), direction)),
        new NamedForm(chosen.sampler()),
        chosen.form(steps()),
        stop,
        race,
        trials,
        parallelism,
        maxSteps == null ? null : (long) maxSteps,
        seed == null ? null : (long) seed,
        new ResourcesForm(cpus, gpus, bytes(), gpuModel.isBlank() ? null : gpuModel.strip()),
        weight,
        fairness.stream().map(FairnessForm::of).toList(),
        rationale.isBlank() ? null : rationale.strip());
  }

  /** The first configurations that this study would try; empty while something is missing. */
  List<Configuration> preview() {
    Optional<SearchSpace> space = space();
    List<Configuration> drawn = new ArrayList<>();
    if (space.isEmpty() || seed == null) {
      return drawn;
    }
    Problem problem =
        new Problem(
            space.get(),
            List.of(new Objective("preview", direction)),
            1,
            trials == null ? PREVIEWED + 1 : Math.max(trials, 1)); // a grid has as many points
    Sampler drawing = Samplers.named(chosen.sampler());
    History history = History.empty();
    if (baseline != null && trials != null && trials > 1) { // it goes first, as trial 0
      Map<String, Object> varied = new LinkedHashMap<>(baseline);
      varied.keySet().removeIf(name -> space.get().parameter(name).isEmpty());
      history.append(new Suggested(0, Configuration.of(varied)));
    }
    try {
      while (drawn.size() < PREVIEWED) {
        Configuration next = drawing.suggest(problem, history, given(seed)).configuration();
        history.append(new Suggested(history.trialCount(), next));
        drawn.add(next);
      }
    } catch (SpaceExhaustedException small) {
      return drawn; // a space with fewer than ten configurations
    }
    return drawn;
  }

  /** Whether what varies can't be searched by itself, such as a child of a fixed parent. */
  private boolean parentless() {
    return forbidden.combinations().isEmpty() && space().isEmpty();
  }

  private Optional<SearchSpace> space() {
    List<Parameter> varied = parameters.stream().flatMap(each -> each.varied().stream()).toList();
    try {
      return varied.isEmpty()
          ? Optional.empty()
          : Optional.of(new SearchSpace(varied, forbidden.conditions(parameters)));
    } catch (IllegalArgumentException parentFixed) {
      return Optional.empty();
    }
  }

  private static boolean positive(@Nullable Integer number) {
    return number != null && number >= 1;
  }

  private static <T> T given(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("Checked by reason() before.");
    }
    return value;
  }
}
