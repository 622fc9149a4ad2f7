package io.fairlead.preview;

import io.fairlead.platform.lineage.Comparison;
import io.fairlead.platform.lineage.Difference;
import io.fairlead.platform.lineage.Graph;
import io.fairlead.platform.lineage.Lineage;
import io.fairlead.platform.lineage.Link;
import io.fairlead.platform.lineage.Node;
import io.fairlead.platform.lineage.NodeRef;
import io.fairlead.platform.lineage.NodeType;
import io.fairlead.platform.lineage.Standing;
import io.fairlead.platform.lineage.TrialRecord;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.replay.Divergence;
import io.fairlead.platform.replay.Replay;
import io.fairlead.platform.replay.Replays;
import io.fairlead.platform.replay.Verdict;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** One trial's lineage, whatever is asked for, and replays that have each come to something. */
@Component
class PreviewLineage implements Lineage, Replays {

  private static final String DIGEST = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef72";
  private static final UUID ID = World.id("lineage");

  private final Clock clock;
  private final List<Replay> replays = new CopyOnWriteArrayList<>();

  PreviewLineage(Clock clock) {
    this.clock = clock;
  }

  private static Node node(NodeType type, String id, String label, String about) {
    return new Node(new NodeRef(type, id), label, about);
  }

  @Override
  public Graph around(UUID workspace, NodeRef centre, int back, int on) {
    if (!workspace.equals(World.CREDIT.id())) {
      throw new NotFound(centre.type().word(), centre.id());
    }
    Map<NodeType, Node> all = new EnumMap<>(NodeType.class);
    all.put(NodeType.DATASET, node(NodeType.DATASET, DIGEST, "german-credit", "1000 rows"));
    all.put(NodeType.CODE, node(NodeType.CODE, "4f2c9d1e", "4f2c9d1e", "clean"));
    all.put(
        NodeType.ENVIRONMENT,
        node(NodeType.ENVIRONMENT, DIGEST, "5e884898da28…", "Linux, Java 25.0.1, AMD EPYC 7763"));
    all.put(NodeType.STUDY, node(NodeType.STUDY, ID.toString(), "lightgbm-baseline", "finished"));
    all.put(
        NodeType.TRIAL, node(NodeType.TRIAL, ID.toString(), "lightgbm-baseline #12", "complete"));
    all.put(NodeType.MODEL, node(NodeType.MODEL, DIGEST, "model.txt", "412008 bytes"));
    all.put(
        NodeType.PREDICTIONS, node(NodeType.PREDICTIONS, DIGEST, "predictions.csv", "9112 bytes"));
    all.put(NodeType.AUDIT, node(NodeType.AUDIT, ID.toString(), "by sex and age", "400 rows"));
    all.put(
        NodeType.DECISION,
        node(NodeType.DECISION, ID.toString(), "Trial 12 goes to the pilot", "signed by max"));
    Node at = all.get(centre.type());
    if (at == null) {
      throw new NotFound(centre.type().word(), centre.id());
    }
    all.put(centre.type(), new Node(centre, at.label(), at.about()));
    List<Link> links = new ArrayList<>();
    link(links, all, NodeType.DATASET, NodeType.STUDY, "was used by");
    link(links, all, NodeType.CODE, NodeType.ENVIRONMENT, "runs in");
    link(links, all, NodeType.ENVIRONMENT, NodeType.TRIAL, "ran");
    link(links, all, NodeType.STUDY, NodeType.TRIAL, "suggested");
    link(links, all, NodeType.TRIAL, NodeType.MODEL, "made");
    link(links, all, NodeType.TRIAL, NodeType.PREDICTIONS, "made");
    link(links, all, NodeType.TRIAL, NodeType.AUDIT, "was audited in");
    link(links, all, NodeType.TRIAL, NodeType.DECISION, "is evidence for");
    link(links, all, NodeType.AUDIT, NodeType.DECISION, "is evidence for");
    return new Graph(
        new Node(centre, at.label(), at.about()), List.copyOf(all.values()), links, Map.of());
  }

  private static void link(
      List<Link> links, Map<NodeType, Node> all, NodeType from, NodeType to, String meaning) {
    Node one = all.get(from);
    Node other = all.get(to);
    if (one != null && other != null) {
      links.add(new Link(one.ref(), other.ref(), meaning));
    }
  }

  @Override
  public TrialRecord record(UUID workspace, UUID trial) {
    return new TrialRecord(
        trial,
        ID,
        "lightgbm-baseline #12",
        Map.of(
            "data", Map.of("name", "german-credit", "snapshot", DIGEST, "split seed", "17"),
            "code", Map.of("revision", "4f2c9d1e", "tree", "clean"),
            "machine", Map.of("os.name", "Linux", "jvm.version", "25.0.1+8-LTS")),
        List.of(),
        List.of());
  }

  @Override
  public Comparison compare(UUID workspace, UUID one, UUID other) {
    return new Comparison(
        record(workspace, one),
        record(workspace, other),
        List.of(
            new Difference("configuration", "learning_rate", "0.1", "0.03"),
            new Difference("jars", "fairlead-ray-workers.jar", DIGEST, "9b" + DIGEST.substring(2)),
            new Difference("jars", "extra.jar", null, DIGEST)),
        71);
  }

  @Override
  public Map<String, Object> prov(UUID workspace, UUID trial) {
    return Map.of("prefix", Map.of("fl", "urn:fairlead:"));
  }

  @Override
  public Standing standing(UUID workspace, String digest) {
    Map<NodeType, Integer> counts = new EnumMap<>(NodeType.class);
    counts.put(NodeType.STUDY, 4);
    counts.put(NodeType.TRIAL, 10_780);
    counts.put(NodeType.MODEL, 10_204);
    counts.put(NodeType.PREDICTIONS, 10_204);
    counts.put(NodeType.AUDIT, 1);
    counts.put(NodeType.DECISION, 2);
    return new Standing(
        counts, List.of(node(NodeType.STUDY, ID.toString(), "lightgbm-baseline", "finished")));
  }

  @Override
  public Replay request(UUID workspace, UUID trial, double tolerance, Actor by) {
    Verdict.Kind kind = Verdict.Kind.values()[replays.size() % Verdict.Kind.values().length];
    boolean elsewhere = kind == Verdict.Kind.ENVIRONMENT_DIFFERS;
    Replay replay =
        new Replay(
            UUID.randomUUID(),
            trial,
            trial,
            TrialState.COMPLETE,
            tolerance,
            clock.instant(),
            by.name(),
            new Verdict(
                kind,
                elsewhere
                    ? List.of(new Difference("environment", "jvm.version", "25.0.1", "25.0.2"))
                    : List.of(),
                kind == Verdict.Kind.SAME_BITS
                    ? null
                    : new Divergence(7, "validation_auc", "0.8041", "0.8042"),
                1.2e-4,
                400,
                tolerance,
                kind == Verdict.Kind.INCOMPLETE ? "it was stopped." : null,
                null));
    replays.add(0, replay);
    return replay;
  }

  @Override
  public List<Replay> of(UUID workspace, UUID trial) {
    return replays.stream().filter(each -> each.trial().equals(trial)).toList();
  }

  @Override
  public Optional<Replay> find(UUID workspace, UUID replay) {
    return replays.stream().filter(each -> each.id().equals(replay)).findFirst();
  }
}
