package io.fairlead.platform.metrics;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.scheduling.RungJudge;
import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ingest on a real database, with a judge that says CONTINUE, WAIT, END in turn, so that a
 * verdict that is made up anew differs from the one that was kept.
 */
public final class IngestFixture implements AutoCloseable {

  private static final String ENVIRONMENT = "e".repeat(64);

  private final ConfigurableApplicationContext beans;
  private final List<UUID> workspaces = new CopyOnWriteArrayList<>();
  private final GroupCommit ingest;
  private final CommittedGroups store;
  private int judged;

  public IngestFixture(Database database) {
    this(database, null);
  }

  /**
   * @param brokenStore null for the platform's own
   */
  IngestFixture(Database database, @Nullable BrokenStore brokenStore) {
    this.beans =
        new SpringApplicationBuilder(StorageAlone.class)
            .web(WebApplicationType.NONE)
            .registerShutdownHook(false)
            .properties("fairlead.database=test", "fairlead.data=target/ingest")
            .properties("spring.main.banner-mode=off", "logging.level.root=warn")
            .initializers(
                (GenericApplicationContext context) ->
                    context.registerBean(Database.class, () -> database))
            .run();
    RungJudge judge =
        (workspace, study, trial, report) -> Verdict.values()[judged++ % Verdict.values().length];
    this.store =
        new CommittedGroups(transactions(), beans.getBean(JdbcTemplate.class), judge, new Quiet());
    this.ingest =
        new GroupCommit(
            brokenStore == null
                ? store
                : (workspace, group) -> brokenStore.store(transactions(), store, workspace, group),
            new SimpleMeterRegistry(),
            Duration.ofSeconds(30));
  }

  /** A store that breaks a promise, to see that a test notices. */
  @FunctionalInterface
  interface BrokenStore {
    List<Outcome> store(
        Transactions transactions, CommittedGroups store, UUID workspace, List<Pending> group);
  }

  @EnableAutoConfiguration
  @ComponentScan(
      basePackages = "io.fairlead.platform.storage",
      excludeFilters = @ComponentScan.Filter(SpringBootConfiguration.class))
  static class StorageAlone {}

  private static final class Quiet implements Changes {
    @Override
    public void studyChanged(UUID workspace, UUID study) {}

    @Override
    public Subscription subscribe(UUID workspace, @Nullable UUID study, Runnable listener) {
      throw new UnsupportedOperationException("Nobody listens here.");
    }
  }

  public MetricIngest ingest() {
    return ingest;
  }

  public Transactions transactions() {
    return beans.getBean(Transactions.class);
  }

  public JdbcClient jdbc() {
    return beans.getBean(JdbcClient.class);
  }

  public Metrics metrics() {
    Parts parts = new Parts(jdbc());
    return new StoredMetrics(
        transactions(), jdbc(), parts, new CurveReader(jdbc(), parts), new LogReader(jdbc()));
  }

  Compactor compactor() {
    return new Compactor(transactions(), jdbc(), () -> workspaces);
  }

  public UUID newWorkspace() {
    UUID workspace = Ids.next();
    transactions()
        .crossing(
            () ->
                jdbc()
                    .sql("insert into workspace values (?, ?, 'title', now())")
                    .params(workspace, "w" + workspace)
                    .update());
    transactions()
        .in(
            workspace,
            () ->
                jdbc()
                    .sql("insert into environment values (?, ?, '{}', now())")
                    .params(workspace, ENVIRONMENT)
                    .update());
    workspaces.add(workspace);
    return workspace;
  }

  /** A new trial of a new study, with its first attempt. */
  public AttemptKey newTrial(UUID workspace) {
    UUID study = Ids.next();
    UUID trial = Ids.next();
    transactions()
        .in(
            workspace,
            () -> {
              jdbc()
                  .sql(
                      "insert into study (id, workspace_id, name, definition, resolved, state,"
                          + " created_at, created_by)"
                          + " values (?, ?, ?, '{}', '{}', 'RUNNING', now(), 'a test')")
                  .params(study, workspace, "study " + study)
                  .update();
              jdbc()
                  .sql(
                      "insert into trial (id, workspace_id, study_id, number, state, parameters,"
                          + " seed, rationale, history_digest, suggested_at)"
                          + " values (?, ?, ?, 0, 'RUNNING', '{}', 1, '', '', now())")
                  .params(trial, workspace, study)
                  .update();
            });
    return nextAttempt(new AttemptKey(workspace, study, trial, trial, 0), 0);
  }

  /** Ends the attempt, and starts the next from a checkpoint. */
  public AttemptKey nextAttempt(AttemptKey last, long fromStep) {
    UUID attempt = Ids.next();
    int epoch = last.epoch() + 1;
    transactions()
        .in(
            last.workspace(),
            () -> {
              end(last);
              jdbc()
                  .sql("update trial set epoch = ? where id = ?")
                  .params(epoch, last.trial())
                  .update();
              jdbc()
                  .sql(
                      "insert into attempt (id, workspace_id, trial_id, study_id, epoch, agent,"
                          + " from_step, started_at, environment)"
                          + " values (?, ?, ?, ?, ?, 'agent', ?, now(), ?)")
                  .params(
                      attempt,
                      last.workspace(),
                      last.trial(),
                      last.study(),
                      epoch,
                      fromStep,
                      ENVIRONMENT)
                  .update();
            });
    return new AttemptKey(last.workspace(), last.study(), last.trial(), attempt, epoch);
  }

  public void end(AttemptKey attempt) {
    transactions()
        .in(
            attempt.workspace(),
            () ->
                jdbc()
                    .sql("update attempt set ended_at = now() where id = ? and ended_at is null")
                    .param(attempt.attempt())
                    .update());
  }

  @Override
  public void close() {
    ingest.stop();
    beans.close();
  }
}
