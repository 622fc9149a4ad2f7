package io.fairlead.web.ui.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.lineage.Graph;
import io.fairlead.platform.lineage.Link;
import io.fairlead.platform.lineage.Node;
import io.fairlead.platform.lineage.NodeRef;
import io.fairlead.platform.lineage.NodeType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphLayoutTest {

  private static final Node DATA = node(NodeType.DATASET, "d");
  private static final Node STUDY = node(NodeType.STUDY, "s");
  private static final Node TRIAL = node(NodeType.TRIAL, "t");
  private static final Node MACHINE = node(NodeType.ENVIRONMENT, "e");
  private static final Node MODEL = node(NodeType.MODEL, "m");
  private static final Graph GRAPH =
      new Graph(
          TRIAL,
          List.of(DATA, MACHINE, STUDY, TRIAL, MODEL),
          List.of(
              new Link(DATA.ref(), STUDY.ref(), "is searched on by"),
              new Link(STUDY.ref(), TRIAL.ref(), "suggested"),
              new Link(MACHINE.ref(), TRIAL.ref(), "ran"),
              new Link(TRIAL.ref(), MODEL.ref(), "made")),
          Map.of());

  private static Node node(NodeType type, String id) {
    return new Node(new NodeRef(type, id), type.word() + " " + id, "");
  }

  @Test
  void causesAreToTheLeftAndResultsToTheRight() {
    GraphLayout layout = new GraphLayout(GRAPH);
    int data = layout.of(DATA.ref()).x();
    int study = layout.of(STUDY.ref()).x();
    int trial = layout.of(TRIAL.ref()).x();
    int model = layout.of(MODEL.ref()).x();
    assertThat(List.of(data, study, trial, model)).isSorted().doesNotHaveDuplicates();
    assertThat(data).isZero();
    assertThat(layout.of(MACHINE.ref()).x()).isEqualTo(study);
    assertThat(model + GraphLayout.WIDTH).isEqualTo(layout.width());
  }

  @Test
  void noTwoNodesOverlapAndAllLieInside() {
    GraphLayout layout = new GraphLayout(GRAPH);
    assertThat(layout.places()).hasSize(5).doesNotHaveDuplicates();
    assertThat(layout.of(MACHINE.ref()).y()).isNotEqualTo(layout.of(STUDY.ref()).y());
    assertThat(layout.places())
        .allMatch(place -> place.y() >= 0)
        .allMatch(place -> place.y() + GraphLayout.HEIGHT <= layout.height());
  }

  @Test
  void theSentenceNamesBothSides() {
    assertThat(LineageWords.answer(GRAPH))
        .isEqualTo(
            "It came of data set dataset d, environment environment e and study study s;"
                + " model model m came of it.");
  }
}
