package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Rate;
import io.fairlead.kernel.budget.Slice;
import io.fairlead.kernel.budget.Span;
import io.fairlead.platform.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is reserved for running attempts, inside a transaction of their workspace. */
@Component
final class SliceTable {

  private final JdbcClient jdbc;

  SliceTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What an attempt has reserved in one period. */
  record Part(UUID attempt, UUID period, UUID study, Slice slice) {}

  /** Adds parts, or takes their place. */
  void put(UUID workspace, List<Part> parts) {
    jdbc.sql(
            """
            insert into budget_slice (workspace_id, attempt_id, period_id, study_id, from_at,
              until_at, rate_wall, rate_cpu, rate_gpu, rate_cost)
            select ?, attempt, period, study, from_at, until_at, wall, cpu, gpu, cost
            from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as uuid[]),
              cast(? as timestamptz[]), cast(? as timestamptz[]), cast(? as bigint[]),
              cast(? as bigint[]), cast(? as bigint[]), cast(? as bigint[]))
              as p(attempt, period, study, from_at, until_at, wall, cpu, gpu, cost)
            on conflict (attempt_id, period_id) do update
              set from_at = excluded.from_at, until_at = excluded.until_at, refused = false
            """)
        .params(
            workspace,
            Sql.texts(parts, Part::attempt),
            Sql.texts(parts, Part::period),
            Sql.texts(parts, Part::study),
            Sql.texts(parts, it -> it.slice().span().from()),
            Sql.texts(parts, it -> it.slice().span().until()),
            Sql.texts(parts, it -> it.slice().rate().wall()),
            Sql.texts(parts, it -> it.slice().rate().cpu()),
            Sql.texts(parts, it -> it.slice().rate().gpu()),
            Sql.texts(parts, it -> it.slice().rate().cost()))
        .update();
  }

  /** A part, and which budget it is of. */
  record Charged(Part part, Purpose purpose) {}

  List<Charged> lock(Collection<UUID> attempts) {
    return jdbc.sql(
            """
            select s.*, p.purpose from budget_slice s join budget_period p on p.id = s.period_id
            where s.attempt_id = any(cast(? as uuid[]))
            order by s.attempt_id, s.from_at for update of s
            """)
        .param(Sql.texts(attempts))
        .query((row, number) -> new Charged(part(row), Purpose.valueOf(row.getString("purpose"))))
        .list();
  }

  /** Removes what attempts have reserved, and returns it. */
  List<Part> remove(Collection<UUID> attempts) {
    return jdbc.sql(
            """
            with gone as (
              select attempt_id, period_id from budget_slice
              where attempt_id = any(cast(? as uuid[])) order by attempt_id, from_at for update)
            delete from budget_slice s using gone
            where s.attempt_id = gone.attempt_id and s.period_id = gone.period_id
            returning s.*
            """)
        .param(Sql.texts(attempts))
        .query((row, number) -> part(row))
        .list();
  }

  void remove(List<Part> parts) {
    jdbc.sql(
            """
            delete from budget_slice s
            using unnest(cast(? as uuid[]), cast(? as uuid[])) as g(attempt, period)
            where s.attempt_id = g.attempt and s.period_id = g.period
            """)
        .params(Sql.texts(parts, Part::attempt), Sql.texts(parts, Part::period))
        .update();
  }

  void refuse(Collection<UUID> attempts) {
    jdbc.sql("update budget_slice set refused = true where attempt_id = any(cast(? as uuid[]))")
        .param(Sql.texts(attempts))
        .update();
  }

  Set<UUID> refused(Collection<UUID> attempts) {
    return new HashSet<>(
        jdbc.sql(
                """
                select attempt_id from budget_slice
                where attempt_id = any(cast(? as uuid[])) and refused
                """)
            .param(Sql.texts(attempts))
            .query(UUID.class)
            .list());
  }

  private static Part part(ResultSet row) throws SQLException {
    return new Part(
        Sql.uuid(row, "attempt_id"),
        Sql.uuid(row, "period_id"),
        Sql.uuid(row, "study_id"),
        new Slice(
            new Span(Sql.instant(row, "from_at"), Sql.instant(row, "until_at")),
            new Rate(
                row.getLong("rate_wall"),
                row.getLong("rate_cpu"),
                row.getLong("rate_gpu"),
                row.getLong("rate_cost"))));
  }
}
