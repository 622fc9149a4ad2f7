package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Amounts;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.platform.budget.EntryKind.Account;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Sql;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes entries and, in the same statement, the balances that they change: of the period, of each
 * study, of the hour. Inside a transaction of the workspace, best at its end: the period's row
 * stays locked until then.
 *
 * @see <a href="../../../../../../../../../docs/adr/budget-ledger.md">the decision</a>
 */
@Component
final class Ledger {

  private static final String ENTRIES =
      """
      insert into budget_entry (id, workspace_id, period_id, study_id, at, kind, source, target,
        wall, cpu, gpu, cost)
      select id, cast(:workspace as uuid), period, study, :now, kind, source, target, wall, cpu, gpu,
        cost
      from unnest(cast(:ids as uuid[]), cast(:periods as uuid[]), cast(:studies as uuid[]),
        cast(:kinds as text[]), cast(:sources as text[]), cast(:targets as text[]),
        cast(:wall as bigint[]), cast(:cpu as bigint[]), cast(:gpu as bigint[]),
        cast(:cost as bigint[]))
        as e(id, period, study, kind, source, target, wall, cpu, gpu, cost)
      """;

  private static final String MOVES = moves();

  private final JdbcClient jdbc;
  private final Clock clock;

  Ledger(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Posts what studies reserve, use and give back.
   *
   * @throws BudgetTaken when a period has no room for it; the transaction must end
   */
  void post(UUID workspace, List<Posting> postings) {
    List<Posting> entries = summed(postings);
    if (entries.isEmpty()) {
      return;
    }
    List<Move> moves = Move.of(entries);
    List<UUID> periods = moves.stream().map(Move::period).distinct().toList();
    if (periods.size() > 1) {
      lock(periods);
    }
    JdbcClient.StatementSpec statement =
        entries(jdbc.sql(MOVES), workspace, entries)
            .param("hour", Sql.at(clock.instant().truncatedTo(ChronoUnit.HOURS)))
            .param("moved_periods", Sql.texts(moves, Move::period))
            .param("moved_studies", Sql.texts(moves, Move::study));
    for (BudgetResource each : BudgetResource.values()) {
      String suffix = Columns.suffix(each);
      statement =
          statement
              .param("reserved_" + suffix, Sql.texts(moves, it -> it.reserved().get(each)))
              .param("consumed_" + suffix, Sql.texts(moves, it -> it.consumed().get(each)));
    }
    if (statement.update() < periods.size()) {
      throw new BudgetTaken();
    }
  }

  /** Enters that a cap was raised; the period's caps are set by the caller. */
  void granted(UUID workspace, UUID period, Amounts more) {
    enter(workspace, List.of(new Posting(period, null, EntryKind.CAP_RAISED, more)));
  }

  /** Enters changes of caps; the period's caps are set by the caller. */
  void enter(UUID workspace, List<Posting> postings) {
    List<Posting> some = postings.stream().filter(each -> !each.amounts().isZero()).toList();
    if (!some.isEmpty()) {
      entries(jdbc.sql(ENTRIES), workspace, some).update();
    }
  }

  private JdbcClient.StatementSpec entries(
      JdbcClient.StatementSpec statement, UUID workspace, List<Posting> entries) {
    return statement
        .param("workspace", workspace.toString())
        .param("now", Sql.at(clock.instant()))
        .param("ids", Sql.texts(entries, each -> Ids.next()))
        .param("periods", Sql.texts(entries, Posting::period))
        .param("studies", Sql.texts(entries, Posting::study))
        .param("kinds", Sql.texts(entries, Posting::kind))
        .param("sources", Sql.texts(entries, each -> each.kind().source()))
        .param("targets", Sql.texts(entries, each -> each.kind().target()))
        .param("wall", Sql.texts(entries, each -> each.amounts().wall()))
        .param("cpu", Sql.texts(entries, each -> each.amounts().cpu()))
        .param("gpu", Sql.texts(entries, each -> each.amounts().gpu()))
        .param("cost", Sql.texts(entries, each -> each.amounts().cost()));
  }

  /** In an order that is the same for everyone. */
  private void lock(Collection<UUID> periods) {
    jdbc.sql(
            """
            select id from budget_period where id = any(cast(? as uuid[]))
            order by starts_at for no key update
            """)
        .param(Sql.texts(periods))
        .query(UUID.class)
        .list();
  }

  /** One entry for all of a study that is alike. */
  private static List<Posting> summed(List<Posting> postings) {
    Map<List<Object>, Posting> sums = new java.util.LinkedHashMap<>();
    for (Posting each : postings) {
      if (!each.amounts().isZero()) {
        UUID study = java.util.Objects.requireNonNull(each.study(), "study");
        sums.merge(
            List.of(each.period(), study, each.kind()),
            each,
            (one, other) ->
                new Posting(one.period(), study, one.kind(), one.amounts().plus(other.amounts())));
      }
    }
    return List.copyOf(sums.values());
  }

  /** By how much a study's reserved and consumed amounts change. */
  private record Move(UUID period, UUID study, Amounts reserved, Amounts consumed) {

    static List<Move> of(List<Posting> entries) {
      Map<String, Move> moves = new TreeMap<>(); // rows are locked in an order
      for (Posting each : entries) {
        UUID study = java.util.Objects.requireNonNull(each.study(), "study");
        moves.merge(
            each.period() + "/" + study,
            new Move(
                each.period(),
                study,
                change(each, Account.RESERVED),
                change(each, Account.CONSUMED)),
            (one, other) ->
                new Move(
                    one.period(),
                    study,
                    one.reserved().plus(other.reserved()),
                    one.consumed().plus(other.consumed())));
      }
      List<Move> ordered = new ArrayList<>(moves.values());
      ordered.sort(Comparator.comparing(Move::study).thenComparing(Move::period));
      return ordered;
    }

    private static Amounts change(Posting posting, Account account) {
      int factor = posting.kind().change(account);
      return Amounts.of(each -> factor * posting.amounts().get(each));
    }
  }

  private static String moves() {
    String columns = Columns.each("reserved_$") + ", " + Columns.each("consumed_$");
    return "with entry as ("
        + ENTRIES
        + "), moved as materialized (select * from unnest(cast(:moved_periods as uuid[]),"
        + " cast(:moved_studies as uuid[]), "
        + Columns.each("cast(:reserved_$ as bigint[])")
        + ", "
        + Columns.each("cast(:consumed_$ as bigint[])")
        + ") as m(period, study, "
        + columns
        + ")), used as (insert into budget_use (workspace_id, period_id, study_id, "
        + columns
        + ") select cast(:workspace as uuid), period, study, "
        + columns
        + " from moved on conflict (period_id, study_id) do update set "
        + Columns.each("reserved_$ = budget_use.reserved_$ + excluded.reserved_$")
        + ", "
        + Columns.each("consumed_$ = budget_use.consumed_$ + excluded.consumed_$")
        + "), hourly as (insert into budget_hour (workspace_id, period_id, hour, "
        + Columns.each("consumed_$")
        + ") select cast(:workspace as uuid), period, :hour, "
        + Columns.each("sum(consumed_$)")
        + " from moved group by period having "
        + Columns.each("sum(consumed_$) > 0", " or ")
        + " on conflict (period_id, hour) do update set "
        + Columns.each("consumed_$ = budget_hour.consumed_$ + excluded.consumed_$")
        + ") update budget_period p set "
        + Columns.each("reserved_$ = p.reserved_$ + d.reserved_$")
        + ", "
        + Columns.each("consumed_$ = p.consumed_$ + d.consumed_$")
        + " from (select period, "
        + Columns.each("sum(reserved_$)::bigint as reserved_$")
        + ", "
        + Columns.each("sum(consumed_$)::bigint as consumed_$")
        + " from moved group by period) d where p.id = d.period and "
        + Columns.each(
            "(p.cap_$ is null or"
                + " p.consumed_$ + p.reserved_$ + d.consumed_$ + d.reserved_$ <= p.cap_$)",
            " and ");
  }
}
