package io.fairlead.platform.study;

import io.fairlead.kernel.racing.Race;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.stopping.StoppingRule;
import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.protocol.message.Resources;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for: the JSON form of a study. {@link Studies#submit} checks it against the
 * catalog.
 *
 * @param name unique in its workspace; null to let the platform make one
 * @param dataset name or id; null for trainers that need none
 * @param parameters which catalog entries to vary or fix; entries left out keep their default
 * @param forbidden combinations that no trial may have: each a list of values, all of which come
 *     together in it
 * @param objectives most important first; at least one
 * @param maxSteps epochs or iterations of a full training
 * @param stop when it ends before its last trial; null when only trials or people end it
 * @param race what follows its last trial, to tell the best apart; null for nothing
 * @param weight what counts as much more where it competes with other studies of its workspace;
 *     from 0.1 to 10
 * @param fairness what its trials are measured by, at first; it can be set anew later
 * @param rationale why it is started, for the decision log; null when nobody said
 */
public record StudyDefinition(
    @Nullable String name,
    @Nullable String dataset,
    String trainer,
    List<ParameterChoice> parameters,
    List<List<ParameterChoice>> forbidden,
    List<Objective> objectives,
    SamplerChoice sampler,
    PrunerChoice pruner,
    @Nullable StoppingRule stop,
    @Nullable Race race,
    int trials,
    int parallelism,
    long maxSteps,
    long seed,
    Resources resources,
    double weight,
    List<FairnessMeasure> fairness,
    @Nullable String rationale) {

  public StudyDefinition {
    parameters = List.copyOf(parameters);
    forbidden = forbidden.stream().map(List::copyOf).toList();
    objectives = List.copyOf(objectives);
    fairness = List.copyOf(fairness);
  }

  /**
   * A study that only its trials end, of the usual weight, in which nothing is forbidden, measured
   * by nothing between groups, started without a reason.
   */
  public StudyDefinition(
      @Nullable String name,
      @Nullable String dataset,
      String trainer,
      List<ParameterChoice> parameters,
      List<Objective> objectives,
      SamplerChoice sampler,
      PrunerChoice pruner,
      int trials,
      int parallelism,
      long maxSteps,
      long seed,
      Resources resources) {
    this(
        name,
        dataset,
        trainer,
        parameters,
        List.of(),
        objectives,
        sampler,
        pruner,
        null,
        null,
        trials,
        parallelism,
        maxSteps,
        seed,
        resources,
        Weights.USUAL,
        List.of(),
        null);
  }

  /** The same search with another number of trials. */
  public StudyDefinition withTrials(int count) {
    return new StudyDefinition(
        name,
        dataset,
        trainer,
        parameters,
        forbidden,
        objectives,
        sampler,
        pruner,
        stop,
        race,
        count,
        parallelism,
        maxSteps,
        seed,
        resources,
        weight,
        fairness,
        rationale);
  }

  /** How many trials it may have with the repeats of its race. */
  public int mostTrials() {
    return trials + (race == null ? 0 : race.most());
  }

  /**
   * One entry of the catalog: narrowed ({@code low}, {@code high} or {@code choices}), fixed
   * ({@code value}), or as approved (nothing but the name). In a forbidden combination, the values
   * that are meant.
   */
  public record ParameterChoice(
      String name,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable List<String> choices,
      @Nullable Object value) {}

  /** A sampler by name. */
  public record SamplerChoice(String name) {}

  /** A pruner by name, with its own settings: for {@code asha} minSteps and reductionFactor. */
  public record PrunerChoice(String name, Map<String, Long> settings) {
    public PrunerChoice {
      settings = Map.copyOf(settings);
    }
  }
}
