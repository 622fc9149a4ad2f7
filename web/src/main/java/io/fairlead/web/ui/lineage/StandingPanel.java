package io.fairlead.web.ui.lineage;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.fairlead.platform.lineage.Node;
import io.fairlead.platform.lineage.NodeType;
import io.fairlead.platform.lineage.Standing;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.util.List;

/** What stands on a data set: how much, and the newest of it. */
final class StandingPanel extends Section {

  private static final List<NodeType> SHOWN =
      List.of(
          NodeType.STUDY,
          NodeType.TRIAL,
          NodeType.MODEL,
          NodeType.PREDICTIONS,
          NodeType.AUDIT,
          NodeType.DECISION);

  StandingPanel(Here here, Standing standing) {
    addClassName("trial-section");
    Div strip = new Div();
    strip.addClassNames("strip", "standing-strip");
    for (NodeType type : SHOWN) {
      int count = standing.counts().getOrDefault(type, 0);
      String words = LineageWords.count(type, count);
      strip.add(
          Pieces.figure(words.substring(words.indexOf(' ') + 1), new Span(Numbers.count(count))));
    }
    UnorderedList newest = new UnorderedList();
    for (Node node : standing.newest()) {
      Span kind = new Span(LineageWords.type(node.ref().type()) + " ");
      kind.addClassName("about");
      Span about = new Span(node.about());
      about.addClassName("unit");
      newest.add(
          new ListItem(
              kind,
              Pieces.link(LineageNavigation.of(here, node.ref()), node.label()),
              new Text(" "),
              about));
    }
    add(Pieces.heading("What stands on this data set"), strip, newest);
  }
}
