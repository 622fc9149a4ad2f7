package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Condition.All;
import io.fairlead.kernel.space.Condition.Between;
import io.fairlead.kernel.space.Condition.OneOf;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.platform.problem.InvalidInput;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version of an entry as someone wants it.
 *
 * @param defaultValue Double, Long or String, inside the domain
 * @param forbidden values of its parameter and of others that may not come together, at most 20:
 *     each names two or more parameters, its own among them
 * @param unit at most 30 characters; null for none
 * @param rationale why; at most 2,000 characters
 * @param evidence studies that speak for it, at most 20
 */
public record Proposal(
    String trainer,
    Parameter parameter,
    Object defaultValue,
    List<Condition> forbidden,
    @Nullable String unit,
    String rationale,
    List<UUID> evidence) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,49}");
  private static final int LONGEST_UNIT = 30;
  private static final int LONGEST_RATIONALE = 2_000;
  private static final int MOST_EVIDENCE = 20;
  private static final int MOST_FORBIDDEN = 20;

  public Proposal {
    name("trainer", trainer);
    name("name", parameter.name());
    if (!parameter.domain().contains(defaultValue)) {
      throw new InvalidInput(
          "default",
          "The default lies in the range, %s.".formatted(parameter.domain().describe()),
          String.valueOf(defaultValue),
          "Choose a value inside, or another range.");
    }
    forbidden = List.copyOf(forbidden);
    if (forbidden.size() > MOST_FORBIDDEN) {
      throw new InvalidInput(
          "forbidden",
          "An entry forbids at most %d combinations.".formatted(MOST_FORBIDDEN),
          Integer.toString(forbidden.size()),
          "Join some of them.");
    }
    for (int i = 0; i < forbidden.size(); i++) {
      checkForbidden("forbidden[%d]".formatted(i), parameter, forbidden.get(i));
    }
    unit = unit == null || unit.isBlank() ? null : Texts.checked("unit", unit, LONGEST_UNIT);
    rationale = Texts.checked("rationale", rationale, LONGEST_RATIONALE);
    evidence = evidence.stream().distinct().toList();
    if (evidence.size() > MOST_EVIDENCE) {
      throw new InvalidInput(
          "evidence",
          "A proposal names at most %d studies.".formatted(MOST_EVIDENCE),
          Integer.toString(evidence.size()),
          "Name those that mattered.");
    }
  }

  /** One whose values may come together with all others. */
  public Proposal(
      String trainer,
      Parameter parameter,
      Object defaultValue,
      @Nullable String unit,
      String rationale,
      List<UUID> evidence) {
    this(trainer, parameter, defaultValue, List.of(), unit, rationale, evidence);
  }

  private static void checkForbidden(String field, Parameter own, Condition combination) {
    boolean values =
        combination instanceof All(List<Condition> terms)
            && terms.stream().allMatch(it -> it instanceof OneOf || it instanceof Between)
            && terms.size() == combination.parameters().size();
    if (!values || !combination.parameters().contains(own.name())) {
      throw new InvalidInput(
          field,
          "What an entry forbids are values of two parameters or more, '%s' among them, each named"
                  .formatted(own.name())
              + " once, that may not come together.",
          combination.describe(),
          "Write {\"all\": [{\"parameter\": …, \"values\": […]}, {\"parameter\": …, \"from\": …}]}.");
    }
    for (Condition term : ((All) combination).conditions()) {
      if (term.parameters().contains(own.name()) && !canHold(term, own.domain())) {
        throw new InvalidInput(
            field,
            "'%s' is %s, so this never occurs.".formatted(own.name(), own.domain().describe()),
            term.describe(),
            "Name values that it can have, or drop the combination.");
      }
    }
  }

  private static boolean canHold(Condition term, Domain domain) {
    return switch (domain) {
      case CategoricalDomain named ->
          term instanceof OneOf rule && named.choices().containsAll(rule.values());
      case FloatDomain range ->
          term instanceof Between rule && rule.from() <= range.high() && rule.to() >= range.low();
      case IntegerDomain range ->
          term instanceof Between rule && rule.from() <= range.high() && rule.to() >= range.low();
    };
  }

  private static void name(String field, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInput(
          field,
          "A name has 1 to 50 letters, digits, '_', '.' and '-', a letter first.",
          name.length() > 50 ? name.length() + " characters" : name,
          "Use the name that the trainer knows.");
    }
  }
}
