package io.fairlead.preview;

import io.fairlead.platform.storage.Page;
import io.fairlead.platform.trial.Attempt;
import io.fairlead.platform.trial.ObjectiveHistory;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialFairness;
import io.fairlead.platform.trial.TrialQuery;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.trial.Trials;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
@SuppressWarnings("EnumOrdinal") // as the interface says
record PreviewTrials(World world) implements Trials {

  @Override
  public Page<Trial> list(UUID workspace, UUID study, TrialQuery query) {
    return new Page<>(
        matching(workspace, study, query)
            .sorted(order(query))
            .skip(query.offset())
            .limit(query.limit())
            .toList(),
        null);
  }

  @Override
  public int count(UUID workspace, UUID study, TrialQuery query) {
    return (int) matching(workspace, study, query).count();
  }

  @Override
  public Optional<Trial> find(UUID workspace, UUID trial) {
    return world.studies(workspace).stream()
        .flatMap(s -> s.numberOf(trial).map(n -> s.trial(n, now())).stream())
        .findFirst();
  }

  @Override
  public List<Attempt> attempts(UUID workspace, UUID trial) {
    return find(workspace, trial).stream()
        .flatMap(
            t ->
                Stream.of(
                    new Attempt(
                        World.id(t.id() + "1"),
                        1,
                        "laptop",
                        0,
                        20,
                        t.suggestedAt(),
                        t.suggestedAt().plusSeconds(4),
                        "LOST",
                        "Its lease ran out: the driver on laptop stopped answering.",
                        "env"),
                    new Attempt(
                        World.id(t.id() + "2"),
                        2,
                        "cluster-a",
                        20,
                        t.step(),
                        t.suggestedAt().plusSeconds(6),
                        t.endedAt(),
                        t.state().isOver() ? "FINISHED" : null,
                        t.problem(),
                        "env")))
        .toList();
  }

  @Override
  public Map<String, String> environment(UUID workspace, String digest) {
    return new TreeMap<>(
        Map.of(
            "code.revision",
            "4f2c9d1e",
            "jvm.version",
            "25.0.1+8-LTS",
            "os.name",
            "Linux 6.1",
            "cpu.model",
            "AMD EPYC 7763 64-Core Processor",
            "gpu.model",
            "none",
            "jar.fairlead-trainers.sha256",
            "9b74c9897bac770ffc029102a200c5de",
            "dataset.sha256",
            "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9",
            "container.image",
            "ghcr.io/fairlead/ray:0.1"));
  }

  @Override
  public ObjectiveHistory history(UUID workspace, UUID study) {
    Instant now = now();
    SimulatedStudy simulated = simulated(workspace, study);
    int size = simulated.suggested(now);
    UUID[] ids = new UUID[size];
    int[] numbers = new int[size];
    double[] values = new double[size];
    byte[] states = new byte[size];
    for (int i = 0; i < size; i++) {
      long step = simulated.step(i, now);
      ids[i] = simulated.trialId(i);
      numbers[i] = i;
      states[i] = (byte) simulated.state(i, now).ordinal();
      values[i] =
          step == 0 || simulated.state(i, now) == TrialState.FAILED
              ? Double.NaN
              : simulated.value(i, step);
    }
    return new ObjectiveHistory(ids, numbers, values, states);
  }

  private Stream<Trial> matching(UUID workspace, UUID study, TrialQuery query) {
    SimulatedStudy simulated = simulated(workspace, study);
    Instant now = now();
    return simulated.numbers(now).stream()
        .map(n -> simulated.trial(n, now))
        .filter(t -> query.states().isEmpty() || query.states().contains(t.state()));
  }

  private static Comparator<Trial> order(TrialQuery query) {
    Comparator<Double> values =
        query.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing(t -> key(t, query.sort()), Comparator.nullsLast(values));
  }

  private static @org.jspecify.annotations.Nullable Double key(Trial trial, String sort) {
    return switch (sort) {
      case "objective" -> trial.objective();
      case "state" -> (double) trial.state().ordinal();
      case "step" -> (double) trial.step();
      case "fairness:demographic_parity_difference by sex" -> {
        TrialFairness fairness = trial.fairness();
        yield fairness == null
            ? null
            : Objects.requireNonNull(fairness.figures().get(sort.substring(9))).value();
      }
      default ->
          sort.startsWith("parameter:")
                  && trial.parameters().get(sort.substring(10)) instanceof Number number
              ? (Double) number.doubleValue()
              : (Double) (double) trial.number();
    };
  }

  private SimulatedStudy simulated(UUID workspace, UUID study) {
    return world.studies(workspace).stream()
        .filter(s -> s.id().equals(study))
        .findFirst()
        .orElseThrow();
  }

  private Instant now() {
    return world.clock().instant();
  }
}
