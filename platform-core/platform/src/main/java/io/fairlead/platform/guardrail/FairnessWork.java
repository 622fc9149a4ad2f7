package io.fairlead.platform.guardrail;

import io.fairlead.platform.storage.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Studies whose trials are to be measured: any replica takes the next one for a while, so that a
 * crash leaves nothing undone. Inside crossing transactions.
 */
@Component
public class FairnessWork {

  private static final Duration TAKEN_FOR = Duration.ofMinutes(2);

  private final JdbcClient jdbc;

  FairnessWork(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A study that was taken.
   *
   * @param until when another may take it
   */
  public record Taken(UUID study, UUID workspace, Instant until) {}

  /** The study's trials are to be measured, from now on. */
  public void add(UUID study, UUID workspace, Instant now) {
    jdbc.sql(
            """
            insert into fairness_work (study_id, workspace_id, due_at) values (?, ?, ?)
            on conflict (study_id) do update set due_at = excluded.due_at
            """)
        .params(study, workspace, Sql.at(now))
        .update();
  }

  /** The study that waits longest. */
  public Optional<Taken> take(Instant now) {
    return jdbc.sql(
            """
            update fairness_work set due_at = ? where study_id = (
              select study_id from fairness_work where due_at <= ? order by due_at limit 1
              for update skip locked)
            returning study_id, workspace_id, due_at
            """)
        .params(Sql.at(now.plus(TAKEN_FOR)), Sql.at(now))
        .query(
            (row, number) ->
                new Taken(
                    Sql.uuid(row, "study_id"),
                    Sql.uuid(row, "workspace_id"),
                    Sql.instant(row, "due_at")))
        .optional();
  }

  /** It is looked at again then, unless someone asked for it meanwhile. */
  public void again(Taken taken, Instant then) {
    jdbc.sql("update fairness_work set due_at = ? where study_id = ? and due_at = ?")
        .params(Sql.at(then), taken.study(), Sql.at(taken.until()))
        .update();
  }

  /** Nothing is left to measure, unless someone asked for it meanwhile. */
  public void done(Taken taken) {
    jdbc.sql("delete from fairness_work where study_id = ? and due_at = ?")
        .params(taken.study(), Sql.at(taken.until()))
        .update();
  }
}
