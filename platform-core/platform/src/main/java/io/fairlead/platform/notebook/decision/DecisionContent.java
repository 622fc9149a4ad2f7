package io.fairlead.platform.notebook.decision;

import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.problem.InvalidInput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a decision cell holds.
 *
 * @param type as the decision log writes it
 * @param what may be empty until it is signed, as may the rationale
 * @param of names of cells: the best trial of a study, or a selection, is the evidence
 * @param signed the decision in the log; null while it waits to be signed
 */
public record DecisionContent(
    String type,
    String what,
    String rationale,
    List<String> alternatives,
    List<String> of,
    @Nullable UUID signed) {

  private static final int MOST_CHARACTERS = 10_000;
  private static final int MOST_ALTERNATIVES = 50;

  public DecisionContent {
    type = DecisionType.parse(type == null ? "configuration-chosen" : type).word();
    what = text("what", what);
    rationale = text("rationale", rationale);
    alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
    of = of == null ? List.of() : List.copyOf(new LinkedHashSet<>(of));
    alternatives.forEach(each -> text("alternatives", each));
    if (alternatives.size() > MOST_ALTERNATIVES) {
      throw new InvalidInput(
          "alternatives",
          "A decision has at most %d of them.".formatted(MOST_ALTERNATIVES),
          Integer.toString(alternatives.size()),
          "Name the ones that mattered.");
    }
  }

  private static String text(String field, @Nullable String text) {
    if (text != null && (text.length() > MOST_CHARACTERS || text.indexOf('\0') >= 0)) {
      throw new InvalidInput(
          field,
          "It has at most %d characters.".formatted(MOST_CHARACTERS),
          text.length() + " characters",
          "Say it in fewer.");
    }
    return text == null ? "" : text;
  }

  /** The same, once it is in the log. */
  public DecisionContent signedAs(UUID decision) {
    return new DecisionContent(type, what, rationale, alternatives, of, decision);
  }
}
