package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Calendar;
import io.fairlead.platform.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What managers set, inside a transaction of their workspace. */
@Component
final class PlanTable {

  private final JdbcClient jdbc;

  PlanTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One at a time makes periods or changes what holds; until the end of the transaction. */
  void lock(UUID workspace) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 3))")
        .param("budget " + workspace)
        .query((row, number) -> true)
        .single();
  }

  BudgetPlan current(Purpose purpose) {
    return jdbc.sql("select * from budget_plan where purpose = ? order by id desc limit 1")
        .param(purpose.name())
        .query((row, number) -> plan(row))
        .optional()
        .orElse(BudgetPlan.NONE);
  }

  /** Newest first. */
  List<BudgetPlan> history(Purpose purpose, @Nullable UUID before, int limit) {
    return jdbc.sql(
            """
            select * from budget_plan
            where purpose = :purpose
              and (cast(:before as uuid) is null or id < cast(:before as uuid))
            order by id desc limit :limit
            """)
        .param("before", before == null ? null : before.toString(), Types.VARCHAR)
        .param("limit", limit)
        .param("purpose", purpose.name())
        .query((row, number) -> plan(row))
        .list();
  }

  void insert(UUID workspace, Purpose purpose, BudgetPlan plan) {
    Kind kind = Kind.of(plan.calendar());
    JdbcClient.StatementSpec insert =
        jdbc.sql(
                "insert into budget_plan (id, workspace_id, purpose, calendar, zone, first_day, last_day, "
                    + Columns.each("cap_$")
                    + ", reason, set_at, set_by) values (cast(:id as uuid), :workspace, :purpose, :calendar,"
                    + " :zone, :first, :last, "
                    + Columns.each(":cap_$")
                    + ", :reason, :at, :by)")
            .param("id", plan.id(), Types.OTHER)
            .param("workspace", workspace)
            .param("purpose", purpose.name())
            .param("calendar", kind.name())
            .param("zone", plan.calendar().zone().getId())
            .param("first", first(plan.calendar()), Types.DATE)
            .param("last", last(plan.calendar()), Types.DATE)
            .param("reason", plan.reason())
            .param("at", Sql.at(plan.setAt()))
            .param("by", plan.setBy());
    Columns.caps(insert, plan.caps()).update();
  }

  private enum Kind {
    MONTHS,
    SPRINTS,
    DATES;

    static Kind of(Calendar calendar) {
      return switch (calendar) {
        case Calendar.Months months -> MONTHS;
        case Calendar.Sprints sprints -> SPRINTS;
        case Calendar.Dates dates -> DATES;
      };
    }
  }

  private static @Nullable LocalDate first(Calendar calendar) {
    return switch (calendar) {
      case Calendar.Months months -> null;
      case Calendar.Sprints sprints -> sprints.first();
      case Calendar.Dates dates -> dates.first();
    };
  }

  private static @Nullable LocalDate last(Calendar calendar) {
    return calendar instanceof Calendar.Dates dates ? dates.last() : null;
  }

  private static BudgetPlan plan(ResultSet row) throws SQLException {
    ZoneId zone = ZoneId.of(row.getString("zone"));
    Calendar calendar =
        switch (Kind.valueOf(row.getString("calendar"))) {
          case MONTHS -> new Calendar.Months(zone);
          case SPRINTS -> new Calendar.Sprints(zone, day(row, "first_day"));
          case DATES -> new Calendar.Dates(zone, day(row, "first_day"), day(row, "last_day"));
        };
    return new BudgetPlan(
        Sql.uuid(row, "id"),
        calendar,
        Columns.caps(row),
        row.getString("reason"),
        Sql.instant(row, "set_at"),
        row.getString("set_by"));
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return java.util.Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
  }
}
