package io.fairlead.platform.guardrail;

import io.fairlead.kernel.fairness.Derivation;

/**
 * A column that tells groups apart.
 *
 * @param column where the values stand
 * @param name what the groups' column is called; the column's name unless another was given
 * @param derivation how values become groups
 */
public record SensitiveColumn(String column, String name, Derivation derivation) {

  /** A column as it is. */
  public static SensitiveColumn of(String column) {
    return new SensitiveColumn(column, column, new Derivation.Same());
  }
}
