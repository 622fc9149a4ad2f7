package io.fairlead.platform.fairness;

/**
 * One finding in plain words.
 *
 * @param kind how much it says
 */
public record Statement(Kind kind, String text) {

  /** How much a statement says. */
  public enum Kind {
    /** A difference that chance explains badly. */
    DIFFERENCE,
    /** A difference that chance may explain. */
    OPEN,
    /** Why nothing can be concluded. */
    LIMIT
  }
}
