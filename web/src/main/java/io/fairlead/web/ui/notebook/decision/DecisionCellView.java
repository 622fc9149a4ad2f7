package io.fairlead.web.ui.notebook.decision;

import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.decision.DecisionContent;
import io.fairlead.platform.notebook.decision.DecisionKind;
import io.fairlead.platform.study.Studies;
import io.fairlead.web.ui.chart.Svg;
import io.fairlead.web.ui.decision.DecisionNavigation;
import io.fairlead.web.ui.format.Times;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.notebook.CellView;
import io.fairlead.web.ui.notebook.Print;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A decision: a draft until it is signed, then a signed note. */
@Component
final class DecisionCellView implements CellView {

  private final Decisions decisions;
  private final Studies studies;

  DecisionCellView(Decisions decisions, Studies studies) {
    this.decisions = decisions;
    this.studies = studies;
  }

  @Override
  public String kind() {
    return DecisionKind.NAME;
  }

  @Override
  public String label() {
    return "Decision";
  }

  @Override
  public String glyph() {
    return "✎";
  }

  @Override
  public int order() {
    return 60;
  }

  @Override
  public CellBody body(CellHost host) {
    return new DecisionBody(host, decisions, studies);
  }

  private Optional<LogEntry.Signed> signed(Print print, DecisionContent content) {
    return Optional.ofNullable(content.signed())
        .flatMap(id -> decisions.find(print.here().id(), id));
  }

  @Override
  public String html(Print print, Cell cell) {
    DecisionContent content = CellJson.read(cell.content(), DecisionContent.class);
    String note =
        signed(print, content)
            .map(
                entry ->
                    "Signed by %s, %s, decision %s."
                        .formatted(
                            entry.by().name(),
                            Times.exact(entry.at(), print.clock().getZone()),
                            entry.id()))
            .orElse("Not signed.");
    return "<div class=\"decision\"><p class=\"about\">%s</p><h3>%s</h3><p>%s</p>%s<p class=\"about\">%s</p></div>"
        .formatted(
            type(content),
            Svg.escaped(content.what()),
            Svg.escaped(content.rationale()),
            content.alternatives().isEmpty()
                ? ""
                : "<p class=\"about\">Instead of: %s</p>"
                    .formatted(Svg.escaped(String.join("; ", content.alternatives()))),
            Svg.escaped(note));
  }

  private static String type(DecisionContent content) {
    return DecisionNavigation.label(DecisionType.parse(content.type()));
  }

  @Override
  public String markdown(Print print, Cell cell) {
    DecisionContent content = CellJson.read(cell.content(), DecisionContent.class);
    return signed(print, content)
        .map(entry -> DecisionNavigation.markdown(entry).strip())
        .orElseGet(
            () ->
                "> **%s, not signed:** %s\n>\n> %s"
                    .formatted(
                        type(content), content.what(), content.rationale().replace("\n", "\n> ")));
  }
}
