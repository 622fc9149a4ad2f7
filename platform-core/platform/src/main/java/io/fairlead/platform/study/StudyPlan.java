package io.fairlead.platform.study;

import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.SearchSpace;
import io.fairlead.protocol.message.Assignment.DatasetRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A study as it was accepted: its definition and everything that was looked up for it then, so that
 * later changes of catalog or data sets change nothing. Never changes.
 */
public record StudyPlan(UUID id, UUID workspace, StudyDefinition definition, Resolved resolved) {

  /**
   * What was looked up.
   *
   * @param space what varies
   * @param fixed what doesn't, in the catalog's order
   * @param dataset null for trainers that need none
   * @param rungs where trials are judged, ascending
   * @param bundle the jars that hold the trainer
   */
  public record Resolved(
      List<Parameter> space,
      List<Fixed> fixed,
      @Nullable DatasetRef dataset,
      List<Long> rungs,
      String bundle) {

    public Resolved {
      space = List.copyOf(space);
      fixed = List.copyOf(fixed);
      rungs = List.copyOf(rungs);
    }
  }

  /** A parameter with one value; {@code condition} says with which choices it plays a part. */
  public record Fixed(String name, Domain domain, Object value, Optional<Condition> condition) {

    public Fixed {
      value = typed(domain, value);
    }
  }

  /** The search that samplers and pruners see. */
  public Problem problem() {
    return new Problem(
        new SearchSpace(resolved.space()),
        definition.objectives(),
        definition.maxSteps(),
        definition.trials());
  }

  public Sampler sampler() {
    return Samplers.named(definition.sampler().name());
  }

  public Pruner pruner() {
    return Pruners.named(definition.pruner().name(), definition.pruner().settings());
  }

  /** A configuration and the fixed values that play a part with it. */
  public Map<String, Object> parameters(Configuration configuration) {
    Map<String, Object> all = new LinkedHashMap<>(configuration.asMap());
    boolean grew = true;
    while (grew) { // a fixed value may be the parent of another
      grew = false;
      for (Fixed each : resolved.fixed()) {
        boolean lives =
            each.condition()
                .map(rule -> rule.values().contains(String.valueOf(all.get(rule.parameter()))))
                .orElse(true);
        grew |= lives && all.putIfAbsent(each.name(), each.value()) == null;
      }
    }
    return all;
  }

  /** JSON has one kind of number; a range of real numbers needs a double all the same. */
  private static Object typed(Domain domain, Object value) {
    return switch (value) {
      case Number number when domain instanceof FloatDomain -> number.doubleValue() + 0.0;
      case Integer number -> number.longValue();
      default -> value;
    };
  }
}
