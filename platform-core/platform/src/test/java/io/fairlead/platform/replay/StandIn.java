package io.fairlead.platform.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.metrics.Batches;
import io.fairlead.platform.metrics.Batches.Point;
import io.fairlead.platform.metrics.MetricIngest;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.scheduling.Scheduling;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialQuery;
import io.fairlead.platform.trial.Trials;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.message.AgentAnswer.Waiting;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.ArtifactKind;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.BatchHeader;
import io.fairlead.protocol.message.BatchHeader.RungReport;
import io.fairlead.protocol.message.Environment;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongToDoubleFunction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agent, driver and trainer in one: it "trains" by a function of the step. */
public final class StandIn {

  public static final Actor ANN = new Actor(Actor.Kind.PERSON, new UUID(0, 7), "ann");
  public static final long STEPS = 5;

  private final ApplicationContext beans;
  private final UUID workspace;
  private final Scheduling scheduling;
  private final UUID agent;

  public StandIn(ApplicationContext beans, UUID workspace) {
    this.beans = beans;
    this.workspace = workspace;
    this.scheduling = beans.getBean(Scheduling.class);
    UUID token = Ids.next();
    JdbcClient jdbc = beans.getBean(JdbcClient.class);
    beans
        .getBean(Transactions.class)
        .crossing(
            () ->
                jdbc.sql(
                        "insert into agent_token (id, name, hash, created_at)"
                            + " values (?, 'stand-in', uuid_send(?), now())")
                    .params(token, token)
                    .update());
    agent =
        scheduling
            .register(
                token,
                new AgentRequest.Register(
                    "stand-in " + token, // the name of a live agent is taken
                    Protocol.VERSION,
                    "test",
                    Ids.next(),
                    RayMode.LOCAL,
                    new Resources(8, 0, 0),
                    8))
            .agent();
  }

  /** An environment with all that is required, and one jar of this content. */
  public static Environment environment(String jar) {
    Map<String, String> facts = new HashMap<>();
    Environment.REQUIRED.forEach(each -> facts.put(each, "test"));
    facts.put("jar.trainer.jar.sha256", jar.repeat(64));
    facts.put("preprocessing.noop.numbers", "as they are");
    return Environment.of(facts);
  }

  public Study submit(int trials, @Nullable String dataset) {
    return beans
        .getBean(Studies.class)
        .submit(
            workspace,
            StudyJson.read(
                """
                {"trainer": "noop", "trials": %d, "parallelism": %d, "maxSteps": %d, "seed": 5,
                 "parameters": [{"name": "x"}], "objectives": [{"metric": "value",
                 "direction": "MAXIMIZE"}]%s}
                """
                    .formatted(
                        trials,
                        trials,
                        STEPS,
                        dataset == null ? "" : ", \"dataset\": \"" + dataset + "\"")),
            ANN);
  }

  /** What waits, by bundle. */
  public List<String> bundles() {
    scheduling.tick();
    return scheduling.findWork(new AgentRequest.FindWork(agent)).waiting().stream()
        .filter(each -> each.workspace().equals(workspace))
        .map(Waiting::bundle)
        .toList();
  }

  /** What a driver of its own leased. */
  private record Leased(Assignment assignment, UUID driver) {}

  /** How many trials of the bundle are given out now. */
  public int leases(String bundle) {
    return scheduling
        .lease(new AgentRequest.Lease(agent, Ids.next(), workspace, bundle, 1, 1, null))
        .assignments()
        .size();
  }

  private Leased lease(String bundle, Environment environment) {
    scheduling.tick();
    UUID driver = Ids.next();
    Assignment assignment =
        scheduling
            .lease(new AgentRequest.Lease(agent, driver, workspace, bundle, 1, 1, null))
            .assignments()
            .getFirst();
    scheduling.environment(key(assignment), environment);
    return new Leased(assignment, driver);
  }

  /** Leases the next trial of the bundle and runs it to its end. */
  public Trial run(String bundle, Environment environment, LongToDoubleFunction value) {
    Leased leased = lease(bundle, environment);
    report(leased.assignment(), value, STEPS, false);
    keep(leased.assignment(), "model.txt", "model of " + value.applyAsDouble(STEPS));
    end(leased, Outcome.COMPLETED, STEPS, Map.of("value", value.applyAsDouble(STEPS)), null);
    return trial(leased.assignment().trial());
  }

  /**
   * Leases the next trial of the bundle; it ends after {@code step}, as pruned where it is told.
   */
  public Trial runTo(
      String bundle, Environment environment, long step, LongToDoubleFunction value) {
    Leased leased = lease(bundle, environment);
    boolean told = leased.assignment().rungs().contains(step);
    boolean ended = report(leased.assignment(), value, step, told) == Verdict.END;
    assertThat(ended).as("told to end there").isEqualTo(told);
    end(leased, told ? Outcome.PRUNED : Outcome.FAILED, step, Map.of(), told ? null : "no more");
    return trial(leased.assignment().trial());
  }

  /** Leases the next trial of the bundle, which fails. */
  public void fail(String bundle, Environment environment, String why) {
    end(lease(bundle, environment), Outcome.FAILED, STEPS, Map.of(), why);
  }

  public Trial trial(UUID id) {
    return beans.getBean(Trials.class).find(workspace, id).orElseThrow();
  }

  public List<Trial> trials(Study study) {
    return beans.getBean(Trials.class).list(workspace, study.id(), TrialQuery.first(100)).items();
  }

  private static AttemptKey key(Assignment it) {
    return new AttemptKey(it.workspace(), it.study(), it.trial(), it.attempt(), it.epoch());
  }

  private @Nullable Verdict report(
      Assignment leased, LongToDoubleFunction value, long last, boolean rung) {
    List<Point> points = new ArrayList<>();
    for (long step = 1; step <= last; step++) {
      points.add(new Point(step, "value", value.applyAsDouble(step)));
      points.add(new Point(step, "other", -value.applyAsDouble(step)));
    }
    RungReport asked = rung ? new RungReport(last, List.of(value.applyAsDouble(last))) : null;
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot batch = Batches.metrics(allocator, points)) {
      return beans
          .getBean(MetricIngest.class)
          .metrics(key(leased), new BatchHeader(0, asked), batch)
          .join()
          .verdict();
    }
  }

  private void keep(Assignment leased, String name, String content) {
    try (Artifacts.Upload upload = beans.getBean(Artifacts.class).begin(workspace)) {
      upload.bytes().write(content.getBytes(StandardCharsets.UTF_8));
      upload.commit(leased.attempt(), ArtifactKind.MODEL, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end(
      Leased leased,
      Outcome outcome,
      long step,
      Map<String, Double> metrics,
      @Nullable String error) {
    assertThat(
            scheduling
                .complete(
                    new AgentRequest.Complete(
                        agent,
                        leased.driver(),
                        List.of(
                            new Result(
                                leased.assignment().attempt(),
                                leased.assignment().epoch(),
                                outcome,
                                step,
                                metrics,
                                null,
                                error))))
                .attempts())
        .hasSize(1);
    scheduling.tick();
  }
}
