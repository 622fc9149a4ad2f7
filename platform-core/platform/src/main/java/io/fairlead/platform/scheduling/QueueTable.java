package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.protocol.message.AgentAnswer.Waiting;
import io.fairlead.protocol.message.Resources;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The trials that could start now, in crossing transactions. */
@Component
final class QueueTable {

  private final JdbcClient jdbc;

  QueueTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A trial that waits. */
  record Queued(UUID trial, UUID study, Resources needs) {}

  /** A trial to put into the queue. */
  record Entry(UUID trial, boolean resumes) {}

  void add(StudyPlan plan, Collection<Entry> entries, Instant now) {
    if (entries.isEmpty()) {
      return;
    }
    Resources each = plan.definition().resources();
    jdbc.sql(
            """
            insert into queued_trial (trial_id, study_id, workspace_id, bundle, cpus, gpus,
              memory_bytes, resumes, queued_at)
            select trial, ?, ?, ?, ?, ?, ?, resumes, ?
            from unnest(cast(? as uuid[]), cast(? as boolean[])) as e(trial, resumes)
            on conflict do nothing
            """)
        .params(
            plan.id(),
            plan.workspace(),
            plan.resolved().bundle(),
            each.cpus(),
            each.gpus(),
            each.memoryBytes(),
            Sql.at(now),
            Sql.texts(entries, Entry::trial),
            Sql.texts(entries, Entry::resumes))
        .update();
  }

  int count(UUID workspace, UUID study, String bundle) {
    return jdbc.sql(
            "select count(*) from queued_trial where workspace_id = ? and bundle = ? and study_id = ?")
        .params(workspace, bundle, study)
        .query(Integer.class)
        .single();
  }

  /** The studies with waiting trials, and how many trials each runs already. */
  Map<UUID, Integer> runningByWaitingStudy(UUID workspace, String bundle) {
    Map<UUID, Integer> running = new HashMap<>();
    jdbc.sql(
            """
            select q.study_id, (select count(*) from lease l where l.study_id = q.study_id) as running
            from (select distinct study_id from queued_trial where workspace_id = ? and bundle = ?) q
            """)
        .params(workspace, bundle)
        .query(
            row -> {
              running.put(Sql.uuid(row, "study_id"), row.getInt("running"));
            });
    return running;
  }

  /** The next trials of these studies, locked; those that others are taking are passed over. */
  List<Queued> next(UUID workspace, String bundle, Collection<UUID> studies, int limit) {
    return jdbc.sql(
            """
            select trial_id, study_id, cpus, gpus, memory_bytes from queued_trial
            where workspace_id = ? and bundle = ? and study_id = any(cast(? as uuid[]))
            order by resumes desc, queued_at, trial_id limit ? for update skip locked
            """)
        .params(workspace, bundle, Sql.texts(studies), limit)
        .query(
            (row, number) ->
                new Queued(Sql.uuid(row, "trial_id"), Sql.uuid(row, "study_id"), needs(row)))
        .list();
  }

  void remove(Collection<UUID> trials) {
    jdbc.sql("delete from queued_trial where trial_id = any(cast(? as uuid[]))")
        .param(Sql.texts(trials))
        .update();
  }

  void withdraw(UUID study) {
    jdbc.sql("delete from queued_trial where study_id = ?").param(study).update();
  }

  /**
   * Notes that a study's waiting trials have no budget to start, and returns those of which it is
   * news.
   */
  List<UUID> withhold(UUID study, BudgetRoom.Lack lack) {
    return jdbc.sql(
            """
            update queued_trial q set withheld = ?, withheld_cost = ?
            from (select trial_id from queued_trial
              where study_id = ? and withheld is distinct from ? for update skip locked) w
            where q.trial_id = w.trial_id returning q.trial_id
            """)
        .params(lack.resource().name(), lack.cost(), study, lack.resource().name())
        .query(UUID.class)
        .list();
  }

  /** A study whose trials are withheld, and what one of them would cost an hour. */
  record WithheldStudy(UUID workspace, UUID study, String bundle, Resources needs, long cost) {}

  List<WithheldStudy> withheld() {
    return jdbc.sql(
            """
            select workspace_id, study_id, bundle, cpus, gpus, memory_bytes,
              min(withheld_cost) as cost
            from queued_trial where withheld is not null
            group by workspace_id, study_id, bundle, cpus, gpus, memory_bytes order by min(queued_at)
            """)
        .query(
            (row, number) ->
                new WithheldStudy(
                    Sql.uuid(row, "workspace_id"),
                    Sql.uuid(row, "study_id"),
                    row.getString("bundle"),
                    needs(row),
                    row.getLong("cost")))
        .list();
  }

  /** What a study's trials lack to start; empty when it isn't budget. */
  Optional<BudgetResource> lacking(UUID study) {
    return jdbc.sql(
            "select withheld from queued_trial where study_id = ? and withheld is not null limit 1")
        .param(study)
        .query((row, number) -> BudgetResource.valueOf(row.getString("withheld")))
        .optional();
  }

  /** Withholds a study's trials no longer, and returns them. */
  List<UUID> release(UUID study) {
    return jdbc.sql(
            """
            update queued_trial q set withheld = null, withheld_cost = null
            from (select trial_id from queued_trial
              where study_id = ? and withheld is not null for update skip locked) w
            where q.trial_id = w.trial_id returning q.trial_id
            """)
        .param(study)
        .query(UUID.class)
        .list();
  }

  /** What waits and could start if an agent had room. */
  List<Waiting> waiting() {
    return jdbc.sql(
            """
            select workspace_id, bundle, cpus, gpus, memory_bytes, count(*) as trials
            from queued_trial where withheld is null group by workspace_id, bundle, cpus, gpus, memory_bytes
            order by min(queued_at)
            """)
        .query(
            (row, number) ->
                new Waiting(
                    Sql.uuid(row, "workspace_id"),
                    row.getString("bundle"),
                    row.getInt("trials"),
                    needs(row)))
        .list();
  }

  private static Resources needs(ResultSet row) throws SQLException {
    return new Resources(row.getDouble("cpus"), row.getDouble("gpus"), row.getLong("memory_bytes"));
  }

  int size() {
    return jdbc.sql("select count(*) from queued_trial").query(Integer.class).single();
  }
}
