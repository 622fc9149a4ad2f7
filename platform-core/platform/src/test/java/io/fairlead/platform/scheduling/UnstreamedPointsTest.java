package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.protocol.Schemas;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results of trials so short that their points come along. */
class UnstreamedPointsTest {

  private static final Environment HERE = Lab.environment("Solaris");

  private final Lab lab = new Lab();
  private final UUID driver = UUID.randomUUID();
  private UUID workspace;
  private UUID agent;
  private List<Assignment> leased;

  @BeforeEach
  void leaseTwo() {
    workspace = lab.workspace("credit");
    agent = lab.localAgent("here", 2);
    Study study = lab.submit(workspace, 2, 2, "");
    lab.scheduling.tick();
    leased = lab.lease(agent, driver, workspace, 2);
    for (Assignment each : leased) {
      lab.scheduling.environment(
          new AttemptKey(workspace, study.id(), each.trial(), each.attempt(), each.epoch()), HERE);
    }
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private double lastScore(Assignment assignment) {
    return lab.transactions.in(
        workspace,
        () ->
            lab.jdbc
                .sql(
                    "select last_value from metric_summary where attempt_id = ? and metric = 'score'")
                .param(assignment.attempt())
                .query(Double.class)
                .optional()
                .orElse(Double.NaN));
  }

  /** One point of {@code score}, as an actor sends it. */
  static byte[] point(double score) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RootAllocator memory = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.METRICS, memory);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, null, bytes)) {
      ((BigIntVector) root.getVector(0)).setSafe(0, 1);
      ((VarCharVector) root.getVector(1)).setSafe(0, "score".getBytes(StandardCharsets.UTF_8));
      ((Float8Vector) root.getVector(2)).setSafe(0, score);
      ((TimeStampMicroTZVector) root.getVector(3)).setSafe(0, 0);
      root.setRowCount(1);
      writer.writeBatch();
    }
    return bytes.toByteArray();
  }

  @Test
  void areStoredWithTheResultOnceHoweverOftenItIsSent() throws Exception {
    List<Result> results =
        List.of(
            Lab.done(leased.get(0), 0.5).with(point(0.5)),
            Lab.done(leased.get(1), 0.7).with(point(0.7)));

    assertThat(lab.complete(agent, driver, results)).hasSize(2);
    assertThat(lab.complete(agent, driver, results)).hasSize(2);

    assertThat(lastScore(leased.get(0))).isEqualTo(0.5);
    assertThat(lastScore(leased.get(1))).isEqualTo(0.7);
    assertThat(lab.trial(leased.get(1)).state()).isEqualTo(TrialState.COMPLETE);
  }

  @Test
  void ofAnAttemptWhoseLeaseIsLostAreNotStored() throws Exception {
    lab.complete(agent, UUID.randomUUID(), List.of(Lab.done(leased.get(0), 0.5).with(point(0.5))));

    assertThat(lastScore(leased.get(0))).isNaN();
  }

  @Test
  void thatCanNotBeReadFailTheirTrialAndNoOther() throws Exception {
    lab.complete(
        agent,
        driver,
        List.of(
            Lab.done(leased.get(0), 0.5).with(new byte[] {1, 2, 3}),
            Lab.done(leased.get(1), 0.7).with(point(0.7))));

    assertThat(lab.trial(leased.get(0)).state()).isEqualTo(TrialState.FAILED);
    assertThat(lab.trial(leased.get(0)).problem()).contains("points");
    assertThat(lab.trial(leased.get(1)).state()).isEqualTo(TrialState.COMPLETE);
  }
}
