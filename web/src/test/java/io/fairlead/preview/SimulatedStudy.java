package io.fairlead.preview;

import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.SearchSpace;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyDefinition;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialFairness;
import io.fairlead.platform.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A study whose trials follow from the clock and a seed. */
final class SimulatedStudy {

  private static final SearchSpace SPACE =
      new SearchSpace(World.CATALOG.stream().map(CatalogEntry::parameter).toList());

  private final UUID id;
  private final UUID workspace;
  private final StudyDefinition definition;
  private final Instant start;
  private final Duration each;
  private @Nullable Instant halted;
  private boolean paused;

  SimulatedStudy(
      UUID id, UUID workspace, StudyDefinition definition, Instant start, Duration each) {
    this.id = id;
    this.workspace = workspace;
    this.definition = definition;
    this.start = start;
    this.each = each;
  }

  UUID id() {
    return id;
  }

  UUID workspace() {
    return workspace;
  }

  StudyDefinition definition() {
    return definition;
  }

  String name() {
    return Objects.requireNonNullElse(definition.name(), "study-" + id.toString().substring(0, 4));
  }

  SimulatedStudy stop(Instant at, boolean pause) {
    halted = at;
    paused = pause;
    return this;
  }

  void goOn() {
    halted = null;
    paused = false;
  }

  Study asOf(Instant now) {
    Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
    for (TrialState state : TrialState.values()) {
      counts.put(state, 0);
    }
    int suggested = suggested(now);
    int best = -1;
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < suggested; i++) {
      TrialState state = state(i, now);
      counts.merge(state, 1, Integer::sum);
      if (state == TrialState.COMPLETE && value(i, definition.maxSteps()) > top) {
        best = i;
        top = value(i, definition.maxSteps());
      }
    }
    boolean over =
        counts.values().stream().mapToInt(Integer::intValue).sum() == definition.trials()
            && counts.getOrDefault(TrialState.RUNNING, 0) == 0;
    StudyState state =
        halted != null
            ? paused ? StudyState.PAUSED : StudyState.STOPPED
            : over ? StudyState.FINISHED : StudyState.RUNNING;
    Study.Best found = best < 0 ? null : new Study.Best(trialId(best), best, top, parameters(best));
    Instant ended =
        state == StudyState.STOPPED ? halted : over ? begin(definition.trials() + 6) : null;
    return new Study(
        id,
        workspace,
        name(),
        state,
        definition,
        counts,
        found,
        start,
        "Ada Lovelace",
        start,
        ended,
        null,
        StudyFairness.first(definition.fairness()),
        null,
        null);
  }

  int suggested(Instant asked) {
    Instant now = asOfHalt(asked);
    long turns = Duration.between(start, now).toMillis() / Math.max(1, each.toMillis());
    return (int) Math.min(definition.trials(), (turns + 1) * definition.parallelism());
  }

  Trial trial(int number, Instant now) {
    TrialState state = state(number, now);
    long step = step(number, now);
    Instant ended = state.isOver() ? begin(number).plus(each) : null;
    Double objective = step == 0 || state == TrialState.FAILED ? null : value(number, step);
    Map<String, Double> metrics =
        state == TrialState.COMPLETE
            ? Map.of(
                "test.auc",
                value(number, step) - 0.012,
                "test.accuracy",
                0.71 + number % 7 * 0.01,
                "test.log_loss",
                0.51,
                "latency.p95_ms",
                1.8)
            : Map.of();
    return new Trial(
        trialId(number),
        id,
        number,
        null,
        state,
        parameters(number),
        7,
        step,
        objective,
        metrics,
        "Point %d of the Sobol sequence.".formatted(number),
        "c0ffee".repeat(10) + "cafe",
        begin(number),
        begin(number),
        ended,
        state == TrialState.FAILED ? "The trainer threw: min_child must be below the rows." : null,
        state == TrialState.COMPLETE ? fairness(number) : null);
  }

  private TrialFairness fairness(int number) {
    double value = number % 7 * 0.025;
    return new TrialFairness(
        1,
        Map.of(
            "demographic_parity_difference by sex",
            number % 11 == 3
                ? TrialFairness.Figure.none("The trial kept no predictions.")
                : new TrialFairness.Figure(
                    value, Math.max(0, value - 0.05), value + 0.06, false, value > 0.1, null)));
  }

  Optional<Integer> numberOf(UUID trial) {
    return trial.getMostSignificantBits() == id.getMostSignificantBits()
        ? Optional.of((int) trial.getLeastSignificantBits())
        : Optional.empty();
  }

  UUID trialId(int number) {
    return new UUID(id.getMostSignificantBits(), number);
  }

  TrialState state(int number, Instant asked) {
    Instant now = asOfHalt(asked);
    boolean loses = value(number, definition.maxSteps()) < 0.715;
    boolean fails = number % 41 == 17;
    double share = share(number, now);
    if (fails && share > 0.2) {
      return TrialState.FAILED;
    }
    if (loses && share > 0.3) {
      return TrialState.PRUNED;
    }
    if (share >= 1) {
      return TrialState.COMPLETE;
    }
    return halted == null ? TrialState.RUNNING : paused ? TrialState.PAUSED : TrialState.STOPPED;
  }

  long step(int number, Instant now) {
    TrialState state = state(number, now);
    double share = share(number, asOfHalt(now));
    double limit = state == TrialState.PRUNED ? 0.3 : state == TrialState.FAILED ? 0.2 : 1;
    return (long) (Math.clamp(share, 0, limit) * definition.maxSteps());
  }

  double value(int number, long step) {
    SplittableRandom random = new SplittableRandom(number * 31L + id.getMostSignificantBits());
    double ceiling = 0.69 + 0.12 * Math.sqrt(random.nextDouble());
    double pace = 6 + 20 * random.nextDouble();
    double noise = (new SplittableRandom(number * 1009L + step).nextDouble() - 0.5) * 0.012;
    return ceiling - (ceiling - 0.5) * Math.exp(-step / pace) + noise;
  }

  Map<String, Object> parameters(int number) {
    SplittableRandom random = new SplittableRandom(number + 17L);
    Configuration configuration = SPACE.at(random.doubles(SPACE.parameters().size()).toArray());
    return configuration.asMap();
  }

  List<Integer> numbers(Instant now) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < suggested(now); i++) {
      all.add(i);
    }
    return all;
  }

  private double share(int number, Instant now) {
    return (double) Duration.between(begin(number), now).toMillis() / each.toMillis();
  }

  private Instant begin(int number) {
    long turn = number / definition.parallelism();
    long jitter = number % definition.parallelism() * each.toMillis() / definition.parallelism();
    return start.plus(each.multipliedBy(turn)).plusMillis(jitter - each.toMillis() / 2);
  }

  private Instant asOfHalt(Instant now) {
    return halted == null || now.isBefore(halted) ? now : halted;
  }
}
