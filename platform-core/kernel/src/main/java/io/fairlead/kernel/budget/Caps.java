package io.fairlead.kernel.budget;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The most of each resource in a period, in its whole units; null where nothing is limited. */
public record Caps(
    @Nullable Long wall, @Nullable Long cpu, @Nullable Long gpu, @Nullable Long cost) {

  /** Nothing is limited. */
  public static final Caps NONE = new Caps(null, null, null, null);

  public Caps {
    check(wall);
    check(cpu);
    check(gpu);
    check(cost);
  }

  public static Caps of(Function<BudgetResource, @Nullable Long> each) {
    return new Caps(
        each.apply(BudgetResource.WALL),
        each.apply(BudgetResource.CPU),
        each.apply(BudgetResource.GPU),
        each.apply(BudgetResource.COST));
  }

  public @Nullable Long get(BudgetResource resource) {
    return switch (resource) {
      case WALL -> wall;
      case CPU -> cpu;
      case GPU -> gpu;
      case COST -> cost;
    };
  }

  /** Nothing more of what is limited: how a period stands whose budget is over. */
  public Caps closed() {
    return of(each -> get(each) == null ? null : Long.valueOf(0));
  }

  private static void check(@Nullable Long cap) {
    if (cap != null && cap < 0) {
      throw new IllegalArgumentException(
          "A cap is at least 0, not %d: leave it out where nothing is limited.".formatted(cap));
    }
  }
}
