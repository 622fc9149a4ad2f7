package io.fairlead.platform.guardrail;

import io.fairlead.platform.problem.InvalidInput;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The measures of a study.
 *
 * @param version how often they were set; a trial's figures say of which version they are
 */
public record StudyFairness(int version, List<FairnessMeasure> measures) {

  /** Nothing is measured. */
  public static final StudyFairness NONE = new StudyFairness(0, List.of());

  private static final int MOST = 10;

  public StudyFairness {
    measures = List.copyOf(measures);
    if (measures.size() > MOST) {
      throw new InvalidInput(
          "fairness",
          "A study has at most %d measures between groups.".formatted(MOST),
          Integer.toString(measures.size()),
          "Choose the ones that decide; an audit has them all.");
    }
    Set<String> names = new HashSet<>();
    for (FairnessMeasure each : measures) {
      if (!names.add(each.name())) {
        throw new InvalidInput(
            "fairness", "Each measure is named once.", each.name(), "Leave one of them out.");
      }
    }
  }

  /** As they are first set. */
  public static StudyFairness first(List<FairnessMeasure> measures) {
    return measures.isEmpty() ? NONE : new StudyFairness(1, measures);
  }

  /** The guardrail that {@code measures} would take away or loosen. */
  public Optional<FairnessMeasure> loosenedBy(List<FairnessMeasure> measures) {
    return this.measures.stream()
        .filter(FairnessMeasure::isGuardrail)
        .filter(
            each ->
                measures.stream()
                    .filter(other -> other.name().equals(each.name()))
                    .findFirst()
                    .map(each::isLoosenedBy)
                    .orElse(true))
        .findFirst();
  }
}
