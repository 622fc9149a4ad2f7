package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a manager set: how time is cut into periods, and the caps of each. Never changed; a newer
 * one takes its place.
 *
 * @param id null for what holds before anyone set anything
 */
public record BudgetPlan(
    @Nullable UUID id, Calendar calendar, Caps caps, String reason, Instant setAt, String setBy) {

  /** Months, and nothing is limited. */
  static final BudgetPlan NONE =
      new BudgetPlan(
          null, new Calendar.Months(ZoneId.of("UTC")), Caps.NONE, "", Instant.EPOCH, "platform");
}
