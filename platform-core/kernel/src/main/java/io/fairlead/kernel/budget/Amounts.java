package io.fairlead.kernel.budget;

import java.util.function.LongBinaryOperator;
import java.util.function.ToLongFunction;

/**
 * So much of each resource, in the resource's whole units.
 *
 * @see BudgetResource
 */
public record Amounts(long wall, long cpu, long gpu, long cost) {

  public static final Amounts ZERO = new Amounts(0, 0, 0, 0);

  public static Amounts of(ToLongFunction<BudgetResource> each) {
    return new Amounts(
        each.applyAsLong(BudgetResource.WALL),
        each.applyAsLong(BudgetResource.CPU),
        each.applyAsLong(BudgetResource.GPU),
        each.applyAsLong(BudgetResource.COST));
  }

  /** So much of one resource and nothing of the others. */
  public static Amounts only(BudgetResource resource, long amount) {
    return of(each -> each == resource ? amount : 0);
  }

  public long get(BudgetResource resource) {
    return switch (resource) {
      case WALL -> wall;
      case CPU -> cpu;
      case GPU -> gpu;
      case COST -> cost;
    };
  }

  public Amounts plus(Amounts other) {
    return with(other, Math::addExact);
  }

  public Amounts minus(Amounts other) {
    return with(other, Math::subtractExact);
  }

  public boolean isZero() {
    return equals(ZERO);
  }

  private Amounts with(Amounts other, LongBinaryOperator operator) {
    return of(each -> operator.applyAsLong(get(each), other.get(each)));
  }
}
