package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Amounts;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.kernel.budget.Purse;
import io.fairlead.kernel.budget.Span;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A period of a workspace and how it stands.
 *
 * @param name such as {@code 2026-11}
 * @param caps what may be used, transfers included
 */
public record BudgetPeriod(
    UUID id,
    UUID workspace,
    Purpose purpose,
    String name,
    ZoneId zone,
    Span span,
    Caps caps,
    Amounts reserved,
    Amounts consumed) {

  /** What can't be taken back: consumed and reserved. */
  public Amounts committed() {
    return reserved.plus(consumed);
  }

  /** What is left of a cap; null where nothing is limited. */
  public @Nullable Long free(BudgetResource resource) {
    Long cap = caps.get(resource);
    return cap == null ? null : Long.valueOf(cap - committed().get(resource));
  }

  Purse.Pocket pocket() {
    return new Purse.Pocket(span, caps, committed());
  }
}
