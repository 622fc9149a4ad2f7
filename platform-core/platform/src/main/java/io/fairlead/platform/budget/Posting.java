package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Amounts;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An amount that moves between two accounts of a period.
 *
 * @param study null where caps change
 */
record Posting(UUID period, @Nullable UUID study, EntryKind kind, Amounts amounts) {

  /** Moves what is above zero one way and what is below the other. */
  static List<Posting> both(
      UUID period, @Nullable UUID study, EntryKind more, EntryKind less, Amounts net) {
    Amounts up = Amounts.of(each -> Math.max(0, net.get(each)));
    return Stream.of(
            new Posting(period, study, more, up), new Posting(period, study, less, up.minus(net)))
        .filter(each -> !each.amounts().isZero())
        .toList();
  }
}
