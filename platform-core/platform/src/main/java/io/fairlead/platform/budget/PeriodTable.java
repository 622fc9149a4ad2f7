package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Caps;
import io.fairlead.kernel.budget.Span;
import io.fairlead.platform.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Periods and how they stand, inside a transaction of their workspace. */
@Component
final class PeriodTable {

  private final JdbcClient jdbc;

  PeriodTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The periods that a span touches, in order.
   *
   * @param locked until the end of the transaction
   */
  List<BudgetPeriod> touching(UUID workspace, Purpose purpose, Span span, boolean locked) {
    return jdbc.sql(
            """
            select * from budget_period
            where workspace_id = ? and purpose = ? and ends_at > ? and starts_at < ?
            order by starts_at
            """
                + (locked ? " for no key update" : ""))
        .params(workspace, purpose.name(), Sql.at(span.from()), Sql.at(span.until()))
        .query((row, number) -> period(row))
        .list();
  }

  Optional<BudgetPeriod> find(UUID id) {
    return jdbc.sql("select * from budget_period where id = ?")
        .param(id)
        .query((row, number) -> period(row))
        .optional();
  }

  /** Newest first. */
  List<BudgetPeriod> all(UUID workspace, Purpose purpose, int limit) {
    return jdbc.sql(
            "select * from budget_period where workspace_id = ? and purpose = ?"
                + " order by starts_at desc limit ?")
        .params(workspace, purpose.name(), limit)
        .query((row, number) -> period(row))
        .list();
  }

  /** When the last period ended of those that ended by then. */
  Optional<Instant> lastEnd(UUID workspace, Purpose purpose, Instant by) {
    return Optional.ofNullable(
        jdbc.sql(
                """
                select max(ends_at) as ends_at from budget_period
                where workspace_id = ? and purpose = ? and ends_at <= ?
                """)
            .params(workspace, purpose.name(), Sql.at(by))
            .query((row, number) -> new End(Sql.instantOrNull(row, "ends_at")))
            .single()
            .at());
  }

  private record End(@Nullable Instant at) {}

  void insert(BudgetPeriod period) {
    JdbcClient.StatementSpec insert =
        jdbc.sql(
                "insert into budget_period (id, workspace_id, purpose, name, zone, starts_at, ends_at, "
                    + Columns.each("cap_$")
                    + ") values (:id, :workspace, :purpose, :name, :zone, :from, :until, "
                    + Columns.each(":cap_$")
                    + ")")
            .param("id", period.id())
            .param("workspace", period.workspace())
            .param("purpose", period.purpose().name())
            .param("name", period.name())
            .param("zone", period.zone().getId())
            .param("from", Sql.at(period.span().from()))
            .param("until", Sql.at(period.span().until()));
    Columns.caps(insert, period.caps()).update();
  }

  void end(UUID period, Instant at) {
    jdbc.sql("update budget_period set ends_at = ? where id = ?")
        .params(Sql.at(at), period)
        .update();
  }

  void setCaps(UUID period, Caps caps) {
    Columns.caps(
            jdbc.sql(
                    "update budget_period set "
                        + Columns.each("cap_$ = :cap_$")
                        + " where id = :id")
                .param("id", period),
            caps)
        .update();
  }

  private static BudgetPeriod period(ResultSet row) throws SQLException {
    return new BudgetPeriod(
        Sql.uuid(row, "id"),
        Sql.uuid(row, "workspace_id"),
        Purpose.valueOf(row.getString("purpose")),
        row.getString("name"),
        ZoneId.of(row.getString("zone")),
        new Span(Sql.instant(row, "starts_at"), Sql.instant(row, "ends_at")),
        Columns.caps(row),
        Columns.amounts(row, "reserved_"),
        Columns.amounts(row, "consumed_"));
  }
}
