package io.fairlead.platform.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.dataset.NewDataset;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.NewDecision;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.replay.StandIn;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.protocol.message.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@PlatformTest
class LineageTest {

  private static final Environment HERE = StandIn.environment("a");
  private static final Environment ELSEWHERE = StandIn.environment("b");

  @TempDir Path folder = Path.of("");

  private final ApplicationContext beans;
  private final Lineage lineage;
  private UUID workspace = Ids.next();
  private Dataset data;
  private Study study;
  private Trial one;
  private Trial other;

  @SuppressWarnings("NullAway.Init") // made before each test
  LineageTest(ApplicationContext beans, Lineage lineage) {
    this.beans = beans;
    this.lineage = lineage;
  }

  @BeforeEach
  void twoTrialsOnData() throws IOException {
    workspace = FreshWorkspaces.one(beans.getBean(Workspaces.class));
    data =
        beans
            .getBean(Datasets.class)
            .register(
                workspace,
                new NewDataset("risk", "risk", List.of(), null, ""),
                Files.writeString(folder.resolve("r.csv"), "a,risk\n1,x\n2,y\n3,x\n4,y\n5,x\n"),
                "r.csv",
                share -> {},
                StandIn.ANN);
    StandIn agent = new StandIn(beans, workspace);
    study = agent.submit(2, "risk");
    agent.bundles();
    one = agent.run("default", HERE, step -> step);
    other = agent.run("default", ELSEWHERE, step -> 2.0 * step);
  }

  private LogEntry.Signed decide(UUID trial) {
    return beans
        .getBean(Decisions.class)
        .sign(
            workspace,
            new NewDecision(
                DecisionType.CONFIGURATION_CHOSEN,
                "Take it",
                "It is better.",
                List.of(),
                List.of(new NewDecision.Reference(Evidence.Kind.TRIAL, trial, null)),
                null),
            StandIn.ANN);
  }

  private UUID audit(UUID trial) {
    UUID id = Ids.next();
    JdbcClient jdbc = beans.getBean(JdbcClient.class);
    beans
        .getBean(Transactions.class)
        .in(
            workspace,
            () ->
                jdbc.sql(
                        """
                        insert into fairness_audit (id, workspace_id, name, trial_id, spec, result,
                          digest, source, row_count, observations, created_at, created_by)
                        values (?, ?, 'by sex', ?, '{}', '{}', '', 'trial', 5, '', now(), 'ann')
                        """)
                    .params(id, workspace, trial)
                    .update());
    return id;
  }

  @Test
  void fromAChosenTrialOneGoesBackToDataCodeAndMachine() {
    LogEntry.Signed decision = decide(one.id());
    UUID audit = audit(one.id());

    Graph graph =
        lineage.around(workspace, new NodeRef(NodeType.DECISION, decision.id().toString()), 3, 0);
    assertThat(graph.centre().label()).isEqualTo("Take it");
    assertThat(graph.nodes())
        .extracting(node -> node.ref().type())
        .containsExactlyInAnyOrder(
            NodeType.DATASET,
            NodeType.CODE,
            NodeType.ENVIRONMENT,
            NodeType.STUDY,
            NodeType.TRIAL,
            NodeType.DECISION);
    assertThat(graph.nodes())
        .extracting(node -> node.ref().toString())
        .contains(
            "dataset:" + data.digest(),
            "environment:" + HERE.digest(),
            "study:" + study.id(),
            "trial:" + one.id());

    Graph on = lineage.around(workspace, NodeRef.of(NodeType.TRIAL, one.id()), 0, 1);
    assertThat(on.nodes())
        .extracting(node -> node.ref().type())
        .containsExactlyInAnyOrder(
            NodeType.TRIAL, NodeType.MODEL, NodeType.AUDIT, NodeType.DECISION);
    assertThat(on.nodes()).extracting(Node::label).contains("by sex", "model.txt", "Take it");
    assertThat(on.links())
        .extracting(Link::meaning)
        .containsExactlyInAnyOrder("made", "was audited in", "is evidence for");
    assertThat(on.nodes()).extracting(node -> node.ref().id()).contains(audit.toString());
  }

  @Test
  void fromADataSetOneGoesOnToWhatStandsOnIt() {
    LogEntry.Signed decision = decide(one.id());
    audit(other.id());

    Standing standing = lineage.standing(workspace, data.digest());
    assertThat(standing.counts())
        .isEqualTo(
            Map.of(
                NodeType.STUDY, 1,
                NodeType.TRIAL, 2,
                NodeType.MODEL, 2,
                NodeType.PREDICTIONS, 0,
                NodeType.AUDIT, 1,
                NodeType.DECISION, 1));
    assertThat(standing.newest())
        .extracting(node -> node.ref().id())
        .contains(study.id().toString(), decision.id().toString());

    Graph on = lineage.around(workspace, new NodeRef(NodeType.DATASET, data.digest()), 0, 3);
    assertThat(on.nodes())
        .extracting(node -> node.ref().toString())
        .contains("trial:" + one.id(), "decision:" + decision.id());
    for (NodeType type : NodeType.values()) {
      if (on.nodes().stream().anyMatch(node -> node.ref().type() == type)) {
        NodeRef some =
            on.nodes().stream()
                .map(Node::ref)
                .filter(ref -> ref.type() == type)
                .findFirst()
                .orElseThrow();
        assertThat(lineage.around(workspace, some, 6, 6).nodes()).isNotEmpty();
      }
    }
  }

  @Test
  void aTrialsRecordSaysAllThatWasCaptured() {
    TrialRecord record = lineage.record(workspace, one.id());
    assertThat(record.label()).isEqualTo(study.name() + " #0");
    assertThat(record.sections())
        .containsOnlyKeys(
            "data",
            "preprocessing",
            "configuration",
            "search",
            "catalog",
            "code",
            "jars",
            "machine",
            "people",
            "results");
    assertThat(record.section("data")).containsEntry("snapshot", data.digest());
    assertThat(record.section("data")).containsKey("split seed");
    assertThat(record.section("preprocessing")).containsEntry("numbers", "as they are");
    assertThat(record.section("configuration")).containsKeys("trainer", "x", "seed");
    assertThat(record.section("search").get("sampler state")).hasSize(64);
    assertThat(record.section("catalog")).containsEntry("x", "version 1, installation");
    assertThat(record.section("code")).containsKeys("revision", "tree");
    assertThat(record.section("jars")).containsEntry("trainer.jar", "a".repeat(64));
    assertThat(record.section("machine"))
        .containsKeys("jvm.flags", "os.kernel", "cpu.model", "gpu.driver", "locale", "zone");
    assertThat(record.section("people"))
        .containsEntry("submitted by", "ann")
        .hasEntrySatisfying(
            "run by agent", name -> assertThat(name.toString()).startsWith("stand-in "));
    assertThat(record.runs())
        .singleElement()
        .satisfies(run -> assertThat(run.environment()).isEqualTo(HERE.digest()));
  }

  @Test
  void twoTrialsAreComparedDownToTheJar() {
    Comparison comparison = lineage.compare(workspace, one.id(), other.id());
    assertThat(comparison.differences())
        .contains(new Difference("jars", "trainer.jar", "a".repeat(64), "b".repeat(64)))
        .contains(new Difference("results", "value", "5.0", "10.0"));
    assertThat(comparison.differences())
        .extracting(Difference::name)
        .contains("seed", "x")
        .doesNotContain("os.name", "trainer");
    assertThat(comparison.same()).isGreaterThan(20);
    assertThat(lineage.compare(workspace, one.id(), one.id()).differences()).isEmpty();
  }

  @Test
  void theExportHasTheStructureOfProvJson() {
    decide(one.id());
    audit(one.id());
    JsonMapper json = JsonMapper.builder().build();
    var document = json.readTree(json.writeValueAsString(lineage.prov(workspace, one.id())));
    new ProvStructure(document).check();
    assertThat(document.path("entity").has("fl:dataset-" + data.digest())).isTrue();
    assertThat(document.path("entity").has("fl:jar-" + "a".repeat(64))).isTrue();
    assertThat(document.path("wasGeneratedBy").size()).isEqualTo(2);
    assertThat(document.toString()).contains("fl:person-ann", "fl:agent-stand-in", "fl:decision-");
  }

  @Test
  void aWideStepShowsItsFirstAndCountsTheRest() {
    StandIn agent = new StandIn(beans, workspace);
    Study wide = agent.submit(15, "risk");
    agent.bundles();
    for (int i = 0; i < 15; i++) {
      agent.run("default", HERE, step -> step);
    }
    NodeRef centre = NodeRef.of(NodeType.STUDY, wide.id());
    Graph graph = lineage.around(workspace, centre, 1, 1);
    assertThat(graph.nodes()).filteredOn(node -> node.ref().type() == NodeType.TRIAL).hasSize(12);
    assertThat(graph.more()).containsEntry(centre, 3);
  }

  @Test
  void nothingOfAnotherWorkspaceIsSeen() {
    UUID elsewhere = FreshWorkspaces.one(beans.getBean(Workspaces.class));
    NodeRef trial = NodeRef.of(NodeType.TRIAL, one.id());
    assertThatThrownBy(() -> lineage.around(elsewhere, trial, 1, 1)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> lineage.record(elsewhere, one.id())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> lineage.standing(elsewhere, data.digest()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void anEnvironmentThatLacksAFactIsRefused() {
    Environments environments = beans.getBean(Environments.class);
    Map<String, String> facts = new HashMap<>(HERE.facts());
    facts.remove("gpu.driver");
    assertThatThrownBy(() -> environments.keep(workspace, Environment.of(facts)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("gpu.driver");
    assertThatThrownBy(
            () -> environments.keep(workspace, new Environment("f".repeat(64), HERE.facts())))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("digest of its facts");
    assertThat(environments.facts(workspace, HERE.digest())).isEqualTo(HERE.facts());
  }
}
