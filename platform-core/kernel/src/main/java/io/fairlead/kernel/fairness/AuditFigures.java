package io.fairlead.kernel.fairness;

import java.util.List;
import java.util.Map;

/**
 * All figures of an audit at one threshold.
 *
 * @param groups in the grouping's order
 * @param overall all rows together
 * @param between by name, such as {@code demographic_parity_difference}; empty for predicted
 *     numbers
 * @param reference number of the group that others are compared with
 * @param comparisons each other group that has rows against the reference
 */
public record AuditFigures(
    List<GroupFigures> groups,
    GroupFigures overall,
    Map<String, Figure> between,
    int reference,
    List<Comparison> comparisons) {

  public AuditFigures {
    groups = List.copyOf(groups);
    comparisons = List.copyOf(comparisons);
  }
}
