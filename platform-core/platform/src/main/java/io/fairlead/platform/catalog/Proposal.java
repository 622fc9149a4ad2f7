package io.fairlead.platform.catalog;

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
 * @param unit at most 30 characters; null for none
 * @param rationale why; at most 2,000 characters
 * @param evidence studies that speak for it, at most 20
 */
public record Proposal(
    String trainer,
    Parameter parameter,
    Object defaultValue,
    @Nullable String unit,
    String rationale,
    List<UUID> evidence) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,49}");
  private static final int LONGEST_UNIT = 30;
  private static final int LONGEST_RATIONALE = 2_000;
  private static final int MOST_EVIDENCE = 20;

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
