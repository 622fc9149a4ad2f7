package io.fairlead.kernel.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * An audit of predictions by group; built once, then asked at any threshold. Immutable; depends on
 * nothing but its input.
 */
public final class FairnessAudit {

  private static final List<Measure> COMPARED =
      List.of(
          Measure.SELECTION_RATE,
          Measure.TRUE_POSITIVE_RATE,
          Measure.FALSE_POSITIVE_RATE,
          Measure.PRECISION);

  private final Grouping grouping;
  private final List<Members> members = new ArrayList<>();
  private final Members all;
  private final int largest;

  /**
   * @throws IllegalArgumentException without rows, or when the grouping has other ones
   */
  public FairnessAudit(Predictions predictions, Grouping grouping) {
    if (predictions.size() == 0 || predictions.size() != grouping.groupOf().length) {
      throw new IllegalArgumentException(
          "Each row has a prediction and a group, and there is at least one row; there are %d predictions and %d groups."
              .formatted(predictions.size(), grouping.groupOf().length));
    }
    this.grouping = grouping;
    for (int group = 0; group < grouping.groups().size(); group++) {
      members.add(Members.of(predictions, grouping, group));
    }
    all = Members.of(predictions, grouping, -1);
    int[] sizes = grouping.sizes();
    largest =
        IntStream.range(0, sizes.length)
            .reduce((a, b) -> sizes[b] > sizes[a] ? b : a)
            .orElseThrow();
  }

  /** The groups by number. */
  public List<Map<String, String>> groups() {
    return grouping.groups();
  }

  /** The number of the group with most rows, which others are compared with where none is named. */
  public int largest() {
    return largest;
  }

  /**
   * All figures where the predicted class is score ≥ threshold.
   *
   * @param threshold doesn't matter where classes or numbers were predicted
   * @param reference number of the group to compare with; empty for the largest
   */
  public AuditFigures at(double threshold, OptionalInt reference) {
    List<GroupFigures> figures = new ArrayList<>();
    List<Confusion> inhabited = new ArrayList<>();
    for (int group = 0; group < members.size(); group++) {
      Members mine = members.get(group);
      Optional<Confusion> counts = mine.confusion(threshold);
      counts.filter(some -> some.count() > 0).ifPresent(inhabited::add);
      figures.add(
          new GroupFigures(
              grouping.groups().get(group), mine.figures(threshold), isSmall(group, counts)));
    }
    int against = reference.orElse(largest);
    return new AuditFigures(
        figures,
        new GroupFigures(Map.of(), all.figures(threshold), false),
        all.confusion(threshold).isEmpty() ? Map.of() : new Between(inhabited).figures(),
        against,
        comparisons(threshold, against));
  }

  private boolean isSmall(int group, Optional<Confusion> counts) {
    return counts
        .map(some -> Math.min(some.positive(), some.negative()) < GroupFigures.LEAST_ROWS)
        .orElseGet(() -> grouping.sizes()[group] < GroupFigures.LEAST_ROWS);
  }

  private List<Comparison> comparisons(double threshold, int reference) {
    List<Comparison> comparisons = new ArrayList<>();
    Optional<Confusion> other = counts(reference, threshold);
    if (other.isEmpty()) {
      return comparisons;
    }
    List<Integer> compared =
        IntStream.range(0, members.size())
            .boxed()
            .filter(group -> group != reference && counts(group, threshold).isPresent())
            .toList();
    double z = Interval.quantile(Math.max(1, compared.size()));
    for (Measure rate : COMPARED) {
      Proportion theirs = other.get().proportion(rate);
      for (int group : compared) {
        Proportion mine = counts(group, threshold).orElseThrow().proportion(rate);
        Interval alone = PairInterval.difference(mine, theirs, Interval.Z);
        comparisons.add(
            new Comparison(
                rate,
                group,
                reference,
                new Figure(
                    mine.value() - theirs.value(),
                    alone.low(),
                    alone.high(),
                    mine.isUndefined() || theirs.isUndefined()),
                PairInterval.difference(mine, theirs, z)));
      }
    }
    return comparisons;
  }

  private Optional<Confusion> counts(int group, double threshold) {
    return members.get(group).confusion(threshold).filter(some -> some.count() > 0);
  }

  /** How well scores hold as probabilities, by group; empty lists where they are none. */
  public List<List<CalibrationBin>> calibration() {
    return members.stream().map(Members::calibration).toList();
  }

  /** The range of all scores, 0 to 1 at least; empty without scores. */
  public Optional<Interval> scoreRange() {
    return all instanceof ScoredMembers scored
        ? Optional.of(new Interval(Math.min(0, scored.least()), Math.max(1, scored.most())))
        : Optional.empty();
  }

  /** Rows by score in equal {@code steps} over {@link #scoreRange()}, by group. */
  public List<List<Integer>> histograms(int steps) {
    return scoreRange()
        .map(
            range ->
                members.stream()
                    .map(some -> some.histogram(range.low(), range.high(), steps))
                    .toList())
        .orElseGet(List::of);
  }
}
