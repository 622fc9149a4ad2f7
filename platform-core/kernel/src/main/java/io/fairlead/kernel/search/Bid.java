package io.fairlead.kernel.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a search offers for a free place: the information that its next trial is expected to bring,
 * times its weight, so that a scheduler can compare searches.
 *
 * @param information in nats about the value of the search's optimum, ≥ 0; NaN when not known
 * @param cost of the trial, above 0, in a unit that is the same for all that are compared; NaN when
 *     not known
 * @param weight of the search, above 0; one with twice the weight counts a nat twice
 */
public record Bid(double information, double cost, double weight) {

  public Bid {
    if (information < 0 || cost <= 0 || !(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          ("A bid has information of 0 or more, a cost above 0 (either NaN if not known) and a"
                  + " finite weight above 0; they were %s, %s and %s.")
              .formatted(information, cost, weight));
    }
  }

  /** For the trial of a suggestion. */
  public static Bid of(Explanation explanation, double weight) {
    double cost = explanation.cost() > 0 ? explanation.cost() : Double.NaN;
    return new Bid(explanation.information(), cost, weight);
  }

  /**
   * Nats times weight; infinite while nothing is known of the information, since then the first
   * results tell most.
   */
  public double worth() {
    return Double.isNaN(information) ? Double.POSITIVE_INFINITY : information * weight;
  }

  /** {@link #worth} per unit of cost; NaN when the cost isn't known. */
  public double worthPerCost() {
    return worth() / cost;
  }

  /**
   * The places of {@code bids} in their list, the highest first: by what they are worth per unit of
   * cost if all costs are known, else by what they are worth. Equal ones stay as they are.
   */
  public static List<Integer> ranked(List<Bid> bids) {
    boolean priced = bids.stream().noneMatch(each -> Double.isNaN(each.cost()));
    Comparator<Integer> lowest =
        Comparator.comparingDouble(i -> priced ? bids.get(i).worthPerCost() : bids.get(i).worth());
    return IntStream.range(0, bids.size()).boxed().sorted(lowest.reversed()).toList();
  }
}
