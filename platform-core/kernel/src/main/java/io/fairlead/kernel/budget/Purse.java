package io.fairlead.kernel.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can still be reserved for slices that begin now: in each period that they touch, for they
 * are split at a period's end. Not thread-safe.
 */
public final class Purse {

  private final Span slice;
  private final List<Pocket> pockets;
  private final List<Amounts> taken = new ArrayList<>();

  /**
   * @param slice the time for which each slice reserves
   * @param pockets the periods of that time, in order and without gaps
   */
  public Purse(Span slice, List<Pocket> pockets) {
    this.slice = slice;
    this.pockets = List.copyOf(pockets);
    pockets.forEach(each -> taken.add(Amounts.ZERO));
  }

  /**
   * A period and how it stands.
   *
   * @param committed consumed and reserved
   */
  public record Pocket(Span span, Caps caps, Amounts committed) {

    Optional<BudgetResource> lacking(Amounts wanted) {
      for (BudgetResource each : BudgetResource.values()) {
        Long cap = caps.get(each);
        long more = wanted.get(each);
        if (cap != null && more > 0 && more > cap - committed.get(each)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  public Span slice() {
    return slice;
  }

  /** What one more slice at this rate would lack; empty when there is room for it. */
  public Optional<BudgetResource> lacking(Rate rate) {
    for (int i = 0; i < pockets.size(); i++) {
      Amounts wanted = taken.get(i).plus(part(pockets.get(i), rate).reserved());
      Optional<BudgetResource> lacking = pockets.get(i).lacking(wanted);
      if (lacking.isPresent()) {
        return lacking;
      }
    }
    return Optional.empty();
  }

  /** Takes a slice, if there is room, and says whether there was. */
  public boolean take(Rate rate) {
    if (lacking(rate).isPresent()) {
      return false;
    }
    for (int i = 0; i < pockets.size(); i++) {
      taken.set(i, taken.get(i).plus(part(pockets.get(i), rate).reserved()));
    }
    return true;
  }

  /**
   * Takes a slice in exchange for what is left of the one before; without room nothing changes.
   *
   * @param left by period, in the order of this purse's
   */
  public boolean exchange(List<Amounts> left, Rate rate) {
    for (int i = 0; i < pockets.size(); i++) {
      taken.set(i, taken.get(i).minus(left.get(i)));
    }
    boolean room = take(rate);
    for (int i = 0; !room && i < pockets.size(); i++) {
      taken.set(i, taken.get(i).plus(left.get(i)));
    }
    return room;
  }

  /** Whether slices at all these rates together would find room in what nobody has taken yet. */
  public boolean fits(List<Rate> rates) {
    Purse fresh = new Purse(slice, pockets);
    return rates.stream().allMatch(fresh::take);
  }

  private Slice part(Pocket pocket, Rate rate) {
    return new Slice(slice.common(pocket.span()), rate);
  }
}
