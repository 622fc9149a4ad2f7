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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
              memory_bytes, gpu_model, resumes, queued_at)
            select trial, ?, ?, ?, ?, ?, ?, ?, resumes, ?
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
            model(each),
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

  /**
   * The next trials of each of these studies, locked; those that others are taking are passed over.
   *
   * @param limit how many of a study at most
   */
  List<Queued> next(UUID workspace, String bundle, Collection<UUID> studies, int limit) {
    return jdbc.sql(
            """
            select q.* from unnest(cast(? as uuid[])) as s(study)
              cross join lateral (
                select trial_id, study_id, cpus, gpus, memory_bytes, gpu_model from queued_trial
                where workspace_id = ? and bundle = ? and study_id = s.study
                order by resumes desc, queued_at, trial_id limit ? for update skip locked) q
            """)
        .params(Sql.texts(studies), workspace, bundle, limit)
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
            select workspace_id, study_id, bundle, cpus, gpus, memory_bytes, gpu_model,
              min(withheld_cost) as cost
            from queued_trial where withheld is not null
            group by workspace_id, study_id, bundle, cpus, gpus, memory_bytes, gpu_model
            order by min(queued_at)
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
            select workspace_id, bundle, cpus, gpus, memory_bytes, gpu_model, count(*) as trials
            from queued_trial where withheld is null
            group by workspace_id, bundle, cpus, gpus, memory_bytes, gpu_model
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

  /**
   * A study with trials that wait.
   *
   * @param lacks which budget; null when it isn't that
   */
  record WaitingStudy(UUID study, int trials, Resources each, @Nullable BudgetResource lacks) {}

  List<WaitingStudy> ofWorkspace(UUID workspace) {
    return jdbc.sql(
            """
            select study_id, cpus, gpus, memory_bytes, gpu_model, count(*) as trials,
              max(withheld) as lacks
            from queued_trial where workspace_id = ?
            group by study_id, cpus, gpus, memory_bytes, gpu_model order by min(queued_at)
            """)
        .param(workspace)
        .query(
            (row, number) -> {
              String lacks = row.getString("lacks");
              return new WaitingStudy(
                  Sql.uuid(row, "study_id"),
                  row.getInt("trials"),
                  needs(row),
                  lacks == null ? null : BudgetResource.valueOf(lacks));
            })
        .list();
  }

  private static Resources needs(ResultSet row) throws SQLException {
    String model = row.getString("gpu_model");
    return new Resources(
        row.getDouble("cpus"),
        row.getDouble("gpus"),
        row.getLong("memory_bytes"),
        model.isEmpty() ? null : model);
  }

  /** As it is stored: empty for any. */
  static String model(Resources needs) {
    return needs.gpuModel() == null ? "" : needs.gpuModel();
  }
}
