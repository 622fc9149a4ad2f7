package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Amounts;
import io.fairlead.platform.budget.Budgets.EntryFilter;
import io.fairlead.platform.budget.Budgets.HourUse;
import io.fairlead.platform.budget.Budgets.LedgerEntry;
import io.fairlead.platform.budget.Budgets.StudyUse;
import io.fairlead.platform.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the ledger and its sums, inside a transaction of their workspace. */
@Component
final class LedgerTable {

  private final JdbcClient jdbc;

  LedgerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Newest first. */
  List<LedgerEntry> entries(EntryFilter filter, @Nullable UUID before, int limit) {
    return jdbc.sql(
            """
            select e.*, s.name as study_name from budget_entry e left join study s on s.id = e.study_id
            where (cast(:before as uuid) is null or e.id < cast(:before as uuid))
              and (cast(:period as uuid) is null or e.period_id = cast(:period as uuid))
              and (cast(:study as uuid) is null or e.study_id = cast(:study as uuid))
              and (not :caps or e.study_id is null)
            order by e.id desc limit :limit
            """)
        .param("before", text(before), Types.VARCHAR)
        .param("period", text(filter.period()), Types.VARCHAR)
        .param("study", text(filter.study()), Types.VARCHAR)
        .param("caps", filter.caps())
        .param("limit", limit)
        .query((row, number) -> entry(row))
        .list();
  }

  List<StudyUse> uses(UUID period) {
    return jdbc.sql(
            """
            select u.*, s.name, s.created_by from budget_use u join study s on s.id = u.study_id
            where u.period_id = ?
            order by u.consumed_cost + u.reserved_cost desc, u.consumed_wall + u.reserved_wall desc
            """)
        .param(period)
        .query(
            (row, number) ->
                new StudyUse(
                    Sql.uuid(row, "study_id"),
                    row.getString("name"),
                    row.getString("created_by"),
                    Columns.amounts(row, "reserved_"),
                    Columns.amounts(row, "consumed_")))
        .list();
  }

  List<HourUse> hours(UUID period) {
    return jdbc.sql("select * from budget_hour where period_id = ? order by hour")
        .param(period)
        .query(
            (row, number) ->
                new HourUse(Sql.instant(row, "hour"), Columns.amounts(row, "consumed_")))
        .list();
  }

  private static LedgerEntry entry(ResultSet row) throws SQLException {
    return new LedgerEntry(
        Sql.uuid(row, "id"),
        Sql.instant(row, "at"),
        Sql.uuid(row, "period_id"),
        EntryKind.valueOf(row.getString("kind")),
        row.getString("source"),
        row.getString("target"),
        new Amounts(
            row.getLong("wall"), row.getLong("cpu"), row.getLong("gpu"), row.getLong("cost")),
        row.getObject("study_id", UUID.class),
        row.getString("study_name"));
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
