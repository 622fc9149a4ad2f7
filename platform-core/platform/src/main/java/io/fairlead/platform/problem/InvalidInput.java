package io.fairlead.platform.problem;

import org.jspecify.annotations.Nullable;

/** The user's mistake, in four parts. Nothing was changed when this is thrown. */
public class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String field;
  private final String rule;
  private final @Nullable String value;
  private final String wayOut;

  /**
   * @param field what was wrong, as a path such as {@code parameters[2].low}
   * @param rule the rule that was broken, as a sentence
   * @param value what was given, null when nothing was
   * @param wayOut what to do instead, as a sentence
   */
  public InvalidInput(String field, String rule, @Nullable String value, String wayOut) {
    super(field + ": " + rule + (value == null ? "" : " Given: " + value + ".") + " " + wayOut);
    this.field = field;
    this.rule = rule;
    this.value = value;
    this.wayOut = wayOut;
  }

  public String field() {
    return field;
  }

  public String rule() {
    return rule;
  }

  public @Nullable String value() {
    return value;
  }

  public String wayOut() {
    return wayOut;
  }
}
