package io.fairlead.platform.replay;

import io.fairlead.platform.lineage.Difference;
import io.fairlead.platform.lineage.Environments;
import io.fairlead.platform.lineage.Lineage;
import io.fairlead.platform.lineage.TrialRecord;
import io.fairlead.platform.metrics.Metrics;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.trial.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares a run with the trial that it repeats; opens transactions of its own. */
@Component
final class Judge {

  private static final String ENVIRONMENT = "environment";

  private final Trials trials;
  private final Metrics metrics;
  private final Lineage lineage;
  private final Environments environments;

  Judge(Trials trials, Metrics metrics, Lineage lineage, Environments environments) {
    this.trials = trials;
    this.metrics = metrics;
    this.lineage = lineage;
    this.environments = environments;
  }

  /**
   * @param run the trial that ended
   */
  Verdict judge(UUID workspace, UUID original, Trial run, double tolerance) {
    TrialRecord then = lineage.record(workspace, original);
    TrialRecord now = lineage.record(workspace, run.id());
    List<Difference> environment = environments(workspace, then, now);
    Trial before =
        trials
            .find(workspace, original)
            .orElseThrow(() -> new NotFound("trial", original.toString()));
    boolean whole = before.state() == TrialState.COMPLETE;
    boolean far = whole ? run.state() == TrialState.COMPLETE : run.step() >= before.step();
    String end = whole ? null : end(before);
    if (!far) {
      String problem = run.problem() == null ? "it was stopped." : run.problem();
      return new Verdict(Verdict.Kind.INCOMPLETE, environment, null, 0, 0, tolerance, problem, end);
    }
    Tally tally = new Tally(tolerance);
    compareSteps(workspace, original, run.id(), whole ? Long.MAX_VALUE : before.step(), tally);
    if (whole) {
      tally.step(Divergence.AT_THE_END, before.metrics(), run.metrics());
      tally.files(files(then), files(now));
    }
    return verdict(tally, environment, tolerance, end);
  }

  private static String end(Trial trial) {
    String how =
        switch (trial.state()) {
          case PRUNED -> "was pruned";
          case FAILED -> "failed";
          default -> "was stopped";
        };
    return "step %d, after which it %s".formatted(trial.step(), how);
  }

  private static Verdict verdict(
      Tally tally, List<Difference> environment, double tolerance, @Nullable String end) {
    Divergence beyond = tally.firstBeyond();
    Verdict.Kind kind =
        tally.firstOfBits() == null
            ? Verdict.Kind.SAME_BITS
            : beyond == null
                ? Verdict.Kind.WITHIN_TOLERANCE
                : environment.isEmpty() ? Verdict.Kind.DIFFERS : Verdict.Kind.ENVIRONMENT_DIFFERS;
    Divergence first = beyond == null ? tally.firstOfBits() : beyond;
    return new Verdict(
        kind, environment, first, tally.largest(), tally.values(), tolerance, null, end);
  }

  private void compareSteps(UUID workspace, UUID original, UUID run, long until, Tally tally) {
    try (BufferAllocator memory = new RootAllocator();
        Steps then = new Steps(metrics.read(workspace, original, false, memory));
        Steps now = new Steps(metrics.read(workspace, run, false, memory))) {
      Steps.@Nullable Step one = then.next();
      Steps.@Nullable Step other = now.next();
      while (one != null || other != null) {
        long step =
            Math.min(
                one == null ? Long.MAX_VALUE : one.number(),
                other == null ? Long.MAX_VALUE : other.number());
        if (step > until) {
          return;
        }
        boolean here = one != null && one.number() == step;
        boolean there = other != null && other.number() == step;
        tally.step(
            step,
            one != null && here ? one.values() : Map.of(),
            other != null && there ? other.values() : Map.of());
        one = here ? then.next() : one;
        other = there ? now.next() : other;
      }
    }
  }

  /** By name; of several attempts the last that made it counts. */
  private static Map<String, String> files(TrialRecord record) {
    Map<String, String> files = new TreeMap<>();
    record.made().forEach(made -> files.put(made.name(), made.digest()));
    return files;
  }

  /** Where the run's environment differs from one in which a part of the trial ran. */
  private List<Difference> environments(UUID workspace, TrialRecord then, TrialRecord now) {
    List<String> before = digests(then);
    List<String> after = digests(now);
    List<Difference> differences = new ArrayList<>();
    for (String old : before) {
      for (String current : after) {
        if (!old.equals(current)) {
          Difference.between(
                  ENVIRONMENT,
                  environments.facts(workspace, old),
                  environments.facts(workspace, current))
              .stream()
              .filter(each -> !differences.contains(each))
              .forEach(differences::add);
        }
      }
    }
    return differences;
  }

  private static List<String> digests(TrialRecord record) {
    return record.runs().stream()
        .map(TrialRecord.Run::environment)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
