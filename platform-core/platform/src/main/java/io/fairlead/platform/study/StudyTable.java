package io.fairlead.platform.study;

import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of studies, inside a transaction of their workspace. */
@Component
class StudyTable {

  private static final String COLUMNS =
      "id, workspace_id, name, definition, state, problem, created_at, created_by, started_at,"
          + " ended_at, fairness, fairness_version, trace, conclusion, recommended";

  private final JdbcClient jdbc;

  StudyTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A study as it is stored. */
  record Row(
      UUID id,
      UUID workspace,
      String name,
      StudyDefinition definition,
      StudyState state,
      @Nullable String problem,
      Instant createdAt,
      String createdBy,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      StudyFairness fairness,
      @Nullable String trace,
      @Nullable String conclusion,
      @Nullable Integer recommended) {}

  void insert(Row row, StudyPlan.Resolved resolved) {
    jdbc.sql(
            """
            insert into study (id, workspace_id, name, definition, resolved, state, created_at,
              created_by, fairness, fairness_version, trace)
            values (?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?, ?, ?, cast(? as jsonb), ?,
              cast(? as text))
            """)
        .params(
            row.id(),
            row.workspace(),
            row.name(),
            StudyJson.write(row.definition()),
            StudyPlanJson.write(resolved),
            row.state().name(),
            Sql.at(row.createdAt()),
            row.createdBy(),
            StudyJson.write(row.fairness().measures()),
            row.fairness().version())
        .param(row.trace())
        .update();
  }

  /** Says that a study runs this trial again. */
  void repeats(UUID study, UUID trial) {
    jdbc.sql("update study set repeats = ? where id = ?").params(trial, study).update();
  }

  /** Says what its trials are measured by from now on. */
  void measure(UUID study, StudyFairness fairness) {
    jdbc.sql("update study set fairness = cast(? as jsonb), fairness_version = ? where id = ?")
        .params(StudyJson.write(fairness.measures()), fairness.version(), study)
        .update();
  }

  boolean nameTaken(String name) {
    return jdbc.sql("select exists (select from study where name = ?)")
        .param(name)
        .query(Boolean.class)
        .single();
  }

  /** Until the end of the transaction nobody else makes names in this workspace. */
  void lockNames(UUID workspace) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
        .param("study-name " + workspace)
        .query((row, number) -> true)
        .single();
  }

  List<Row> list(@Nullable UUID before, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from study where repeats is null"
                + " and (cast(:before as uuid) is null or id < cast(:before as uuid))"
                + " order by id desc limit :limit")
        .param("before", before == null ? null : before.toString())
        .param("limit", limit)
        .query((row, number) -> row(row))
        .list();
  }

  Optional<Row> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from study where id = ?")
        .param(id)
        .query((row, number) -> row(row))
        .optional();
  }

  Optional<Row> find(String name) {
    return jdbc.sql("select " + COLUMNS + " from study where name = ?")
        .param(name)
        .query((row, number) -> row(row))
        .optional();
  }

  Optional<StudyPlan> plan(UUID id) {
    return jdbc.sql("select id, workspace_id, definition, resolved, trace from study where id = ?")
        .param(id)
        .query(
            (row, number) ->
                new StudyPlan(
                    Sql.uuid(row, "id"),
                    Sql.uuid(row, "workspace_id"),
                    StudyJson.read(row.getString("definition")),
                    StudyPlanJson.read(row.getString("resolved")),
                    row.getString("trace")))
        .optional();
  }

  Optional<StudyBook.Locked> lock(UUID id) {
    return jdbc.sql(
            """
            select id, name, state, started_at is not null as started, events,
              (definition ->> 'trials')::int as trials,
              coalesce((definition ->> 'weight')::float8, 1) as weight
            from study where id = ? for no key update
            """)
        .param(id)
        .query(
            (row, number) ->
                new StudyBook.Locked(
                    Sql.uuid(row, "id"),
                    row.getString("name"),
                    StudyState.valueOf(row.getString("state")),
                    row.getBoolean("started"),
                    row.getLong("events"),
                    row.getInt("trials"),
                    row.getDouble("weight")))
        .optional();
  }

  /** Sets how many trials a study may start. */
  void setTrials(UUID id, int trials) {
    jdbc.sql(
            "update study set definition = jsonb_set(definition, '{trials}', to_jsonb(cast(? as int)))"
                + " where id = ?")
        .params(trials, id)
        .update();
  }

  /** Sets how much a study counts where it competes with others. */
  void setWeight(UUID id, double weight) {
    jdbc.sql(
            "update study set definition = jsonb_set(definition, '{weight}', to_jsonb(cast(? as float8)))"
                + " where id = ?")
        .params(weight, id)
        .update();
  }

  /** Why a study is as it is, when that is stored. */
  Optional<String> problem(UUID id) {
    return find(id).map(Row::problem);
  }

  /** Asked with each lease: without reading the study. */
  boolean isIn(UUID id, StudyState state) {
    return jdbc.sql("select exists (select from study where id = ? and state = ?)")
        .params(id, state.name())
        .query(Boolean.class)
        .single();
  }

  /** Whether a study runs one finished trial again. */
  boolean isRepeat(UUID id) {
    return jdbc.sql("select exists (select from study where id = ? and repeats is not null)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /**
   * Says what came of a study.
   *
   * @param conclusion null to say it no longer
   * @param recommended the number of the trial to take; empty for the best observed
   */
  void conclude(UUID id, @Nullable String conclusion, OptionalInt recommended) {
    jdbc.sql(
            "update study set conclusion = cast(? as text), recommended = cast(? as int) where id = ?")
        .param(conclusion)
        .param(recommended.isPresent() ? recommended.getAsInt() : null)
        .param(id)
        .update();
  }

  void setEvents(UUID id, long events) {
    jdbc.sql("update study set events = ? where id = ?").params(events, id).update();
  }

  void change(UUID id, StudyState to, @Nullable String problem, Instant now) {
    jdbc.sql(
            """
            update study set state = :state, problem = cast(:problem as text),
              started_at = case when :state = 'RUNNING' then coalesce(started_at, :now)
                else started_at end,
              ended_at = case when :over then :now end
            where id = :id
            """)
        .param("state", to.name())
        .param("problem", problem)
        .param("now", Sql.at(now))
        .param("over", to.isOver())
        .param("id", id)
        .update();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        Sql.uuid(row, "id"),
        Sql.uuid(row, "workspace_id"),
        row.getString("name"),
        StudyJson.read(row.getString("definition")),
        StudyState.valueOf(row.getString("state")),
        row.getString("problem"),
        Sql.instant(row, "created_at"),
        row.getString("created_by"),
        Sql.instantOrNull(row, "started_at"),
        Sql.instantOrNull(row, "ended_at"),
        new StudyFairness(
            row.getInt("fairness_version"), StudyJson.readStored(row.getString("fairness"))),
        row.getString("trace"),
        row.getString("conclusion"),
        Sql.intOrNull(row, "recommended"));
  }
}
