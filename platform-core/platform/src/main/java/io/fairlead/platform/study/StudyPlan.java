package io.fairlead.platform.study;

import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.racing.FinalRace;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Pairing;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.SearchSpace;
import io.fairlead.platform.study.CatalogVersions.UsedException;
import io.fairlead.platform.study.CatalogVersions.UsedVersion;
import io.fairlead.platform.study.References.Reference;
import io.fairlead.protocol.message.Assignment.DatasetRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A study as it was accepted: its definition and everything that was looked up for it then, so that
 * later changes of catalog or data sets change nothing. Only the number of trials grows, when it is
 * extended, and the weight may change.
 *
 * @param trace the id of its trace; null when it has none
 */
public record StudyPlan(
    UUID id,
    UUID workspace,
    StudyDefinition definition,
    Resolved resolved,
    @Nullable String trace) {

  /**
   * What was looked up.
   *
   * @param space what varies
   * @param forbidden combinations of it that no trial may have
   * @param fixed what doesn't vary, in the catalog's order
   * @param dataset null for trainers that need none
   * @param rungs where trials are judged, ascending
   * @param bundle the jars that hold the trainer
   * @param catalog the versions of the catalog's entries that were in force
   * @param exceptions what was allowed beyond them
   * @param reference what trial 0 is; null when nothing is compared
   */
  public record Resolved(
      List<Parameter> space,
      List<Condition> forbidden,
      List<Fixed> fixed,
      @Nullable DatasetRef dataset,
      List<Long> rungs,
      String bundle,
      List<UsedVersion> catalog,
      List<UsedException> exceptions,
      @Nullable Reference reference) {

    public Resolved {
      space = List.copyOf(space);
      forbidden = List.copyOf(forbidden);
      fixed = List.copyOf(fixed);
      rungs = List.copyOf(rungs);
      catalog = List.copyOf(catalog);
      exceptions = List.copyOf(exceptions);
      reference = reference == null ? null : typed(reference, space, fixed);
    }

    private static Reference typed(Reference reference, List<Parameter> space, List<Fixed> fixed) {
      Map<String, Object> values = new LinkedHashMap<>(reference.parameters());
      space.forEach(
          each ->
              values.computeIfPresent(
                  each.name(), (name, value) -> StudyPlan.typed(each.domain(), value)));
      fixed.forEach(
          each ->
              values.computeIfPresent(
                  each.name(), (name, value) -> StudyPlan.typed(each.domain(), value)));
      return new Reference(reference.id(), reference.version(), values);
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
        new SearchSpace(resolved.space(), resolved.forbidden()),
        definition.objectives(),
        definition.maxSteps(),
        definition.trials(),
        resolved.reference() == null ? 0 : 1);
  }

  /** What trial {@code number} is a reference of; empty for those that are searched. */
  public Optional<Reference> reference(int number) {
    return number == 0 ? Optional.ofNullable(resolved.reference()) : Optional.empty();
  }

  /** What of {@code reference} varies here; its other values may differ from the fixed ones. */
  public Configuration configuration(Reference reference) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter each : resolved.space()) {
      Object value = reference.parameters().get(each.name());
      if (value != null) {
        values.put(each.name(), value);
      }
    }
    return Configuration.of(values);
  }

  /** Whether a trial ends at this step: one that runs again stops where it once ended. */
  public boolean endsAt(long step) {
    return Repeats.isOf(resolved.bundle())
        && !resolved.rungs().isEmpty()
        && step >= resolved.rungs().getLast();
  }

  /** What suggests its trials, the repeats of its race among them. */
  public Sampler sampler() {
    return race().<Sampler>map(it -> it).orElseGet(this::searching);
  }

  /** The race that follows the search; empty for none. */
  public Optional<FinalRace> race() {
    return Optional.ofNullable(definition.race()).map(it -> FinalRace.of(searching(), it));
  }

  private Sampler searching() {
    return Samplers.named(definition.sampler().name());
  }

  public Pruner pruner() {
    String name = definition.pruner().name();
    return Pairing.pruner(
        definition.sampler().name(),
        searching(),
        name,
        Pruners.named(name, definition.pruner().settings()));
  }

  /** A configuration and the fixed values that play a part with it. */
  public Map<String, Object> parameters(Configuration configuration) {
    Map<String, Object> all = new LinkedHashMap<>(configuration.asMap());
    boolean grew = true;
    while (grew) { // a fixed value may be the parent of another
      grew = false;
      for (Fixed each : resolved.fixed()) {
        boolean lives = each.condition().map(rule -> rule.holds(all)).orElse(true);
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
