package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.Explanation;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.platform.trial.ExplanationJson;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.trial.Values;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.Checkpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes trials, many rows a statement, inside a transaction of their workspace. */
@Component
final class TrialRows {

  private final JdbcClient jdbc;

  TrialRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A new trial, and why it was suggested.
   *
   * @param repeats the number of the trial that it trains again; null for one that is searched
   */
  record Suggested(
      UUID id,
      int number,
      @Nullable Integer repeats,
      Map<String, Object> parameters,
      long seed,
      Explanation explanation,
      String historyDigest) {}

  /** What settling needs of a trial. */
  record Row(
      UUID id, int number, TrialState state, int epoch, long step, @Nullable Checkpoint resume) {}

  /** A trial whose next attempt starts. */
  record Started(
      UUID id,
      UUID study,
      UUID attempt,
      int number,
      int epoch,
      Map<String, Object> parameters,
      long seed,
      @Nullable Checkpoint resume,
      @Nullable String environment) {}

  /** Writes new trials of a study that is to have as many as its plan says. */
  void insert(StudyPlan study, List<Suggested> trials, Instant now) {
    jdbc.sql(
            """
            with suggested as (
              select * from unnest(cast(:ids as uuid[]), cast(:numbers as int[]),
                cast(:parameters as text[]), cast(:seeds as bigint[]), cast(:reasons as text[]),
                cast(:digests as text[]), cast(:explanations as text[]), cast(:repeats as int[]))
                as t(id, number, parameters, seed, rationale, digest, explanation, repeats)),
            explained as (
              insert into suggestion (study_id, number, workspace_id, planned, explanation)
              select cast(:study as uuid), number, cast(:workspace as uuid), :planned,
                cast(explanation as jsonb)
              from suggested)
            insert into trial (id, workspace_id, study_id, number, state, parameters, seed,
              rationale, history_digest, suggested_at, repeats)
            select id, cast(:workspace as uuid), cast(:study as uuid), number, 'QUEUED',
              cast(parameters as jsonb), seed, rationale, digest, cast(:now as timestamptz), repeats
            from suggested
            """)
        .param("workspace", study.workspace().toString())
        .param("study", study.id().toString())
        .param("planned", study.definition().trials())
        .param("now", Sql.at(now))
        .param("ids", Sql.texts(trials, Suggested::id))
        .param("numbers", Sql.texts(trials, Suggested::number))
        .param("parameters", Sql.texts(trials, it -> Values.write(it.parameters())))
        .param("repeats", Sql.texts(trials, Suggested::repeats))
        .param("seeds", Sql.texts(trials, Suggested::seed))
        .param("reasons", Sql.texts(trials, it -> it.explanation().reason()))
        .param("digests", Sql.texts(trials, Suggested::historyDigest))
        .param("explanations", Sql.texts(trials, it -> ExplanationJson.write(it.explanation())))
        .update();
  }

  List<Row> byId(Collection<UUID> ids) {
    return jdbc.sql("select * from trial where id = any(cast(? as uuid[])) order by number")
        .param(Sql.texts(ids))
        .query((row, number) -> row(row))
        .list();
  }

  List<Row> byNumber(UUID study, Collection<Integer> numbers) {
    return jdbc.sql(
            "select * from trial where study_id = ? and number = any(cast(? as int[])) order by number")
        .params(study, Sql.texts(numbers))
        .query((row, number) -> row(row))
        .list();
  }

  List<Row> inStates(UUID study, Collection<TrialState> states) {
    return jdbc.sql(
            "select * from trial where study_id = ? and state = any(cast(? as text[])) order by number")
        .params(study, Sql.texts(states))
        .query((row, number) -> row(row))
        .list();
  }

  /** Why a trial failed. */
  Optional<String> problem(UUID trial) {
    return jdbc.sql("select problem from trial where id = ? and problem is not null")
        .param(trial)
        .query(String.class)
        .optional();
  }

  /**
   * Raises the epochs of trials and writes their new attempts, in one statement; they run in the
   * environment that the request names if that is known.
   */
  List<Started> start(
      List<UUID> trials,
      List<UUID> attempts,
      String agent,
      AgentRequest.Lease request,
      Instant now) {
    return jdbc.sql(
            """
            with known as (
              select digest from environment
              where workspace_id = cast(:workspace as uuid)
                and digest = cast(:environment as text)),
            started as (
              update trial t set state = 'RUNNING', epoch = t.epoch + 1, problem = null,
                started_at = coalesce(t.started_at, :now)
              from unnest(cast(:trials as uuid[]), cast(:attempts as uuid[])) as s(trial, attempt)
              where t.id = s.trial
              returning t.*, s.attempt, (select digest from known) as environment),
            running as (
              insert into attempt (id, workspace_id, trial_id, study_id, epoch, agent, from_step,
                step, started_at, environment)
              select attempt, cast(:workspace as uuid), id, study_id, epoch, :agent, resume_step,
                resume_step, :now, environment
              from started)
            select * from started
            """)
        .param("now", Sql.at(now))
        .param("trials", Sql.texts(trials))
        .param("attempts", Sql.texts(attempts))
        .param("workspace", request.workspace().toString())
        .param("environment", request.environment())
        .param("agent", agent)
        .query(
            (row, number) ->
                new Started(
                    Sql.uuid(row, "id"),
                    Sql.uuid(row, "study_id"),
                    Sql.uuid(row, "attempt"),
                    row.getInt("number"),
                    row.getInt("epoch"),
                    Values.read(row.getString("parameters")),
                    row.getLong("seed"),
                    resume(row),
                    row.getString("environment")))
        .list();
  }

  /** Writes how trials stand now. */
  void settle(List<Ruling> rulings, Instant now) {
    jdbc.sql(
            """
            update trial t set state = r.state, step = greatest(t.step, r.step),
              objective = coalesce(r.objective, t.objective),
              metrics = coalesce(cast(r.metrics as jsonb), t.metrics),
              resume_digest = r.digest, resume_step = r.resume_step, problem = r.problem,
              ended_at = case when r.over then cast(? as timestamptz) end
            from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as bigint[]),
              cast(? as double precision[]), cast(? as text[]), cast(? as text[]),
              cast(? as bigint[]), cast(? as text[]), cast(? as boolean[]))
              as r(id, state, step, objective, metrics, digest, resume_step, problem, over)
            where t.id = r.id
            """)
        .params(
            Sql.at(now),
            Sql.texts(rulings, Ruling::trial),
            Sql.texts(rulings, Ruling::state),
            Sql.texts(rulings, Ruling::step),
            Sql.texts(rulings, Ruling::objective),
            Sql.texts(rulings, it -> it.metrics().isEmpty() ? null : Values.write(it.metrics())),
            Sql.texts(rulings, it -> digest(it.resume())),
            Sql.texts(rulings, it -> step(it.resume())),
            Sql.texts(rulings, Ruling::problem),
            Sql.texts(rulings, it -> it.state().isOver()))
        .update();
  }

  /** Marks trials as waiting for a slot. */
  void queue(Collection<UUID> trials) {
    jdbc.sql("update trial set state = 'QUEUED' where id = any(cast(? as uuid[]))")
        .param(Sql.texts(trials))
        .update();
  }

  /**
   * Says why trials wait.
   *
   * @param reason null when they wait for a slot alone
   */
  void waitFor(Collection<UUID> trials, @Nullable String reason) {
    jdbc.sql(
            """
            update trial set problem = cast(:reason as text)
            where id = any(cast(:trials as uuid[])) and state in ('QUEUED', 'PAUSED')
            """)
        .param("reason", reason)
        .param("trials", Sql.texts(trials))
        .update();
  }

  void reported(UUID trial, long step, @Nullable Double objective) {
    jdbc.sql(
            """
            update trial set step = greatest(step, :step),
              objective = coalesce(cast(:objective as double precision), objective)
            where id = :id
            """)
        .param("step", step)
        .param("objective", objective)
        .param("id", trial)
        .update();
  }

  private static @Nullable String digest(@Nullable Checkpoint checkpoint) {
    return checkpoint == null ? null : checkpoint.digest();
  }

  private static long step(@Nullable Checkpoint checkpoint) {
    return checkpoint == null ? 0 : checkpoint.step();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        Sql.uuid(row, "id"),
        row.getInt("number"),
        TrialState.valueOf(row.getString("state")),
        row.getInt("epoch"),
        row.getLong("step"),
        resume(row));
  }

  private static @Nullable Checkpoint resume(ResultSet row) throws SQLException {
    String digest = row.getString("resume_digest");
    return digest == null ? null : new Checkpoint(digest, row.getLong("resume_step"));
  }
}
