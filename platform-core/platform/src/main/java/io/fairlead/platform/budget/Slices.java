package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Rate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What scheduling asks of budgets: a short slice for each running attempt, reserved before it is
 * used. Each call is for many attempts of one workspace and takes a few statements; call it inside
 * a transaction of the workspace, the ones that change something as late in it as can be.
 */
public interface Slices {

  /** What could be reserved now for slices of this length; nothing is promised. */
  Allowance allowance(UUID workspace, Purpose purpose, Duration length);

  /**
   * Reserves the first slice of attempts, all or none.
   *
   * @throws BudgetTaken when others took the room since the allowance was seen; the transaction
   *     ends
   */
  void reserve(Allowance allowance, List<Leased> leased);

  /** An attempt that is about to run. */
  record Leased(UUID attempt, UUID study, Rate rate) {}

  /**
   * Settles what attempts used until now and reserves a slice of this length for each from now on.
   *
   * @return those for which there was no room: they keep what is left of their slice, and must have
   *     ended when it has
   */
  Set<UUID> renew(UUID workspace, Collection<UUID> attempts, Duration length);

  /** Those of the attempts that {@link #renew} refused a slice when it was last asked. */
  Set<UUID> refused(Collection<UUID> attempts);

  /**
   * Settles what attempts used until now, at most their slice, and releases the rest.
   *
   * @param lost those whose driver is gone: nobody knows how long they went on, so their whole
   *     slice counts as used
   */
  void end(UUID workspace, Collection<UUID> ended, Collection<UUID> lost);
}
