package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Amounts;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.kernel.budget.Forecast;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The budgets of a workspace. */
public interface Budgets {

  /** How it stands now. */
  Standing standing(UUID workspace, Purpose purpose);

  /** How the budget of its searches stands now. */
  default Standing standing(UUID workspace) {
    return standing(workspace, Purpose.SEARCHES);
  }

  /** Whether a manager ever set it; replays need one that was. */
  boolean isNamed(UUID workspace, Purpose purpose);

  /**
   * @param plan what a manager set last
   * @param period the current one
   * @param forecasts of those resources of which enough is known
   */
  record Standing(BudgetPlan plan, BudgetPeriod period, Map<BudgetResource, Forecast> forecasts) {}

  /**
   * Sets calendar and caps, for good: with an event and a signed decision. Other caps hold at once;
   * another calendar ends the current period now and begins one with nothing used.
   *
   * @param reason why; required
   * @throws io.fairlead.platform.problem.InvalidInput for a cap below what is committed, naming
   *     both
   */
  Standing set(
      UUID workspace, Purpose purpose, Calendar calendar, Caps caps, String reason, Actor by);

  /** Sets the budget of its searches. */
  default Standing set(UUID workspace, Calendar calendar, Caps caps, String reason, Actor by) {
    return set(workspace, Purpose.SEARCHES, calendar, caps, reason, by);
  }

  /** What was set, newest first. */
  Page<BudgetPlan> history(UUID workspace, Purpose purpose, @Nullable String after, int limit);

  /** The periods, newest first. */
  List<BudgetPeriod> periods(UUID workspace, Purpose purpose, int limit);

  /**
   * Entries of the ledger, newest first.
   *
   * @param filter which of them
   */
  Page<LedgerEntry> entries(UUID workspace, EntryFilter filter, @Nullable String after, int limit);

  /**
   * @param period null for all
   * @param study null for all
   * @param caps whether only changes of caps, transfers among them
   */
  record EntryFilter(@Nullable UUID period, @Nullable UUID study, boolean caps) {

    public static final EntryFilter ALL = new EntryFilter(null, null, false);
  }

  /**
   * An amount that moved from one account to another.
   *
   * @param study null where caps change
   */
  record LedgerEntry(
      UUID id,
      Instant at,
      UUID period,
      EntryKind kind,
      String source,
      String target,
      Amounts amounts,
      @Nullable UUID study,
      @Nullable String studyName) {}

  /** What each study of a period used and has reserved, the dearest first. */
  List<StudyUse> uses(UUID workspace, UUID period);

  /**
   * @param person who submitted the study
   */
  record StudyUse(UUID study, String name, String person, Amounts reserved, Amounts consumed) {}

  /** What was used in each hour of a period in which anything was, in order. */
  List<HourUse> hours(UUID workspace, UUID period);

  /** What was used within an hour from then. */
  record HourUse(Instant hour, Amounts consumed) {}

  /**
   * Moves some of the current period's budget of searches to another workspace, for this period
   * alone; both keep events and decisions of it.
   *
   * @param reason why; required
   * @throws io.fairlead.platform.problem.NotPermitted unless {@code by} manages both budgets
   * @throws io.fairlead.platform.problem.InvalidInput where one of them limits nothing, or less is
   *     free
   */
  default void move(
      Workspace from,
      Workspace to,
      BudgetResource resource,
      long amount,
      String reason,
      Access by) {
    requireCap(to, resource, by);
    send(from, to, resource, amount, reason, by);
    arrive();
  }

  /**
   * What {@link #move} asks of the receiving workspace; not inside a transaction of another.
   *
   * @throws io.fairlead.platform.problem.InvalidInput where it limits nothing
   */
  void requireCap(Workspace to, BudgetResource resource, Access by);

  /** The first half of {@link #move}: joins a transaction of {@code from}, and waits to arrive. */
  void send(
      Workspace from, Workspace to, BudgetResource resource, long amount, String reason, Access by);

  /** Lets arrive what was sent, also long ago if the platform ended in between. */
  void arrive();
}
