package io.fairlead.web.ui.study;

import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.SpaceExhaustedException;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.SearchSpace;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.study.StudyDefinition;
import io.fairlead.platform.study.StudyDefinition.PrunerChoice;
import io.fairlead.platform.study.StudyDefinition.SamplerChoice;
import io.fairlead.protocol.message.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A study while a person sets it up: what they said so far, and why it can't start yet. */
final class StudyDraft {

  private static final int PREVIEWED = 10;

  String name = "";
  @Nullable String dataset;
  @Nullable String trainer;
  String metric = "";
  Direction direction = Direction.MAXIMIZE;
  String sampler = "sobol";
  String pruner = "asha";
  @Nullable Integer minSteps = 5;
  @Nullable Integer reductionFactor = 3;
  @Nullable Integer trials = 60;
  @Nullable Integer parallelism = 2;
  @Nullable Integer maxSteps = 100;
  @Nullable Integer seed = 1;
  @Nullable Double cpus = 1.0;
  @Nullable Double gpus = 0.0;
  private List<ParameterDraft> parameters = List.of();

  /** Begins anew with what the catalog has for this trainer. */
  void catalog(List<CatalogEntry> entries) {
    parameters = entries.stream().map(ParameterDraft::new).toList();
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
    for (ParameterDraft parameter : parameters) {
      Optional<String> problem = parameter.problem();
      if (problem.isPresent()) {
        return Optional.of(parameter.name() + ": " + problem.get());
      }
    }
    if (space().isEmpty()) {
      return Optional.of("Let at least one parameter vary.");
    }
    boolean counted =
        positive(trials) && positive(parallelism) && positive(maxSteps) && seed != null;
    if (!counted) {
      return Optional.of("Trials, trials at once and steps are at least 1, and a seed is needed.");
    }
    if (pruner.equals("asha")
        && (!positive(minSteps) || reductionFactor == null || reductionFactor < 2)) {
      return Optional.of("The pruner needs at least 1 step and a reduction factor of 2 or more.");
    }
    return cpus == null || gpus == null || cpus < 0 || gpus < 0
        ? Optional.of("CPUs and GPUs of a trial are numbers from 0 on.")
        : Optional.empty();
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
        List.of(new Objective(metric.trim(), direction)),
        new SamplerChoice(sampler),
        new PrunerChoice(pruner, settings()),
        given(trials),
        given(parallelism),
        given(maxSteps),
        given(seed),
        new Resources(given(cpus), given(gpus), 0));
  }

  /** The first configurations that this study would try; empty while something is missing. */
  List<Configuration> preview() {
    Optional<SearchSpace> space = space();
    List<Configuration> drawn = new ArrayList<>();
    if (space.isEmpty() || seed == null) {
      return drawn;
    }
    Problem problem =
        new Problem(space.get(), List.of(new Objective("preview", direction)), 1, PREVIEWED);
    Sampler drawing = Samplers.named(sampler);
    History history = History.empty();
    try {
      for (int i = 0; i < PREVIEWED; i++) {
        Configuration next = drawing.suggest(problem, history, given(seed)).configuration();
        history.append(new Suggested(i, next));
        drawn.add(next);
      }
    } catch (SpaceExhaustedException small) {
      return drawn; // a space with fewer than ten configurations
    }
    return drawn;
  }

  private Optional<SearchSpace> space() {
    List<Parameter> varied = parameters.stream().flatMap(each -> each.varied().stream()).toList();
    try {
      return varied.isEmpty() ? Optional.empty() : Optional.of(new SearchSpace(varied));
    } catch (IllegalArgumentException parentFixed) {
      return Optional.empty();
    }
  }

  private Map<String, Long> settings() {
    return pruner.equals("asha")
        ? Map.of(
            "minSteps", (long) given(minSteps), "reductionFactor", (long) given(reductionFactor))
        : Map.of();
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
