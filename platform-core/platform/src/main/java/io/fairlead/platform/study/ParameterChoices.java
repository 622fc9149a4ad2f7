package io.fairlead.platform.study;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition.OneOf;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.CatalogException;
import io.fairlead.platform.catalog.EntryVersion.Signature;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.CatalogVersions.UsedException;
import io.fairlead.platform.study.StudyDefinition.ParameterChoice;
import io.fairlead.platform.study.StudyPlan.Fixed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns choices among approved parameters into what varies and what is fixed. */
final class ParameterChoices {

  record Resolved(List<Parameter> space, List<Fixed> fixed, List<UsedException> exceptions) {}

  private final Map<String, CatalogEntry> entries = new LinkedHashMap<>();
  private final Map<String, Parameter> varied = new LinkedHashMap<>();
  private final Map<String, Fixed> fixed = new LinkedHashMap<>();
  private final Map<String, String> fieldOf = new HashMap<>();
  private final Map<String, String> replacements = new HashMap<>();
  private final List<CatalogException> granted;
  private final List<UsedException> used = new ArrayList<>();

  private ParameterChoices(List<CatalogEntry> entries, List<CatalogException> granted) {
    for (CatalogEntry each : entries) {
      String replacement = each.replacement();
      if (replacement == null) {
        this.entries.put(each.name(), each);
      } else {
        replacements.put(each.name(), replacement);
      }
    }
    this.granted = granted;
  }

  /**
   * @param granted exceptions of this study
   * @throws OutsideCatalog for the first choice outside of its entry and of every exception
   */
  static Resolved resolve(
      List<CatalogEntry> entries,
      List<CatalogException> granted,
      String trainer,
      List<ParameterChoice> choices) {
    ParameterChoices resolving = new ParameterChoices(entries, granted);
    for (int i = 0; i < choices.size(); i++) {
      resolving.add("parameters[%d]".formatted(i), trainer, choices.get(i));
    }
    return resolving.resolve();
  }

  private void add(String field, String trainer, ParameterChoice choice) {
    CatalogEntry entry = entries.get(choice.name());
    if (entry == null) {
      throw unknown(field, trainer, choice.name());
    }
    if (fieldOf.putIfAbsent(choice.name(), field) != null) {
      throw new InvalidInput(
          field + ".name", "Each parameter is given once.", choice.name(), "Leave one out.");
    }
    Parameter approved = entry.parameter();
    try {
      add(field, entry, choice, approved);
    } catch (OutsideCatalog outside) {
      CatalogException exception = exception(choice.name(), outside.wanted(), approved.domain());
      if (exception == null) {
        throw outside;
      }
      add(
          field,
          entry,
          choice,
          new Parameter(choice.name(), outside.wanted(), approved.condition()));
      used.add(used(exception, approved.domain()));
    }
  }

  private void add(String field, CatalogEntry entry, ParameterChoice choice, Parameter allowed) {
    Optional<Object> value = Narrowing.fixedValue(field, choice, entry, allowed.domain());
    if (value.isPresent()) {
      fixed.put(
          choice.name(),
          new Fixed(choice.name(), allowed.domain(), value.get(), allowed.condition()));
    } else {
      Domain domain = Narrowing.narrow(field, choice, entry, allowed.domain());
      varied.put(choice.name(), new Parameter(choice.name(), domain, allowed.condition()));
    }
  }

  private InvalidInput unknown(String field, String trainer, String name) {
    String replacement = replacements.get(name);
    return replacement == null
        ? new InvalidInput(
            field + ".name",
            "The catalog has no approved parameter of that name for %s.".formatted(trainer),
            name,
            "Choose one of %s, or propose it.".formatted(entries.keySet()))
        : new InvalidInput(
            field + ".name",
            "The catalog has deprecated this parameter of %s.".formatted(trainer),
            name,
            "Use %s in its place.".formatted(replacement));
  }

  private @Nullable CatalogException exception(String name, Domain wanted, Domain approved) {
    return granted.stream()
        .filter(each -> each.name().equals(name) && each.allows(wanted, approved))
        .findFirst()
        .orElse(null);
  }

  private static UsedException used(CatalogException exception, Domain approved) {
    Signature granted = Objects.requireNonNull(exception.decided());
    return new UsedException(
        exception.id(),
        exception.name(),
        approved.describe(),
        exception.domain(),
        exception.requested().name(),
        granted.name(),
        String.valueOf(exception.requested().reason()),
        exception.until());
  }

  private Resolved resolve() {
    if (varied.isEmpty()) {
      throw new InvalidInput(
          "parameters",
          "A study varies at least one parameter.",
          null,
          "Name some of %s without a value.".formatted(entries.keySet()));
    }
    for (CatalogEntry each : entries.values()) {
      Parameter parameter = each.parameter();
      if (!varied.containsKey(parameter.name())) {
        fixed.putIfAbsent(
            parameter.name(),
            new Fixed(
                parameter.name(), parameter.domain(), each.defaultValue(), parameter.condition()));
      }
    }
    List<Parameter> space = new ArrayList<>();
    varied.values().forEach(each -> space.add(withParent(each)));
    try {
      new io.fairlead.kernel.space.SearchSpace(space);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "parameters", String.valueOf(e.getMessage()), null, "Choose other parameters.");
    }
    return new Resolved(space, inOrder(), used);
  }

  private List<Fixed> inOrder() {
    return entries.keySet().stream()
        .flatMap(name -> Optional.ofNullable(fixed.get(name)).stream())
        .toList();
  }

  /** A condition on a fixed parent holds always or never; one on a narrowed parent shrinks. */
  private Parameter withParent(Parameter child) {
    if (child.condition().isEmpty()) {
      return child;
    }
    if (!(child.condition().get() instanceof OneOf rule)) {
      return child; // what a catalog's entry has is a condition on choices
    }
    Fixed fixedParent = fixed.get(rule.parameter());
    if (fixedParent != null) {
      if (!rule.values().contains(String.valueOf(fixedParent.value()))) {
        throw never(child, rule, "it is '%s' here".formatted(fixedParent.value()));
      }
      // The parent may itself play a part only under a condition, which the child then inherits.
      return fixedParent
          .condition()
          .map(above -> withParent(new Parameter(child.name(), child.domain(), above)))
          .orElseGet(() -> new Parameter(child.name(), child.domain()));
    }
    @Nullable Parameter parent = varied.get(rule.parameter());
    if (parent == null || !(parent.domain() instanceof CategoricalDomain domain)) {
      throw never(child, rule, "it isn't part of this study");
    }
    Set<String> reachable = new TreeSet<>(rule.values());
    reachable.retainAll(domain.choices());
    if (reachable.isEmpty()) {
      throw never(child, rule, "it is one of %s here".formatted(domain.choices()));
    }
    return new Parameter(child.name(), child.domain(), new OneOf(rule.parameter(), reachable));
  }

  private InvalidInput never(Parameter child, OneOf rule, String instead) {
    return new InvalidInput(
        fieldOf.getOrDefault(child.name(), "parameters") + ".name",
        "'%s' plays a part only while '%s' is one of %s, but %s."
            .formatted(child.name(), rule.parameter(), rule.values(), instead),
        child.name(),
        "Leave it out or let '%s' be one of %s.".formatted(rule.parameter(), rule.values()));
  }
}
