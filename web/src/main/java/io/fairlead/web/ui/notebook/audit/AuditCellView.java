package io.fairlead.web.ui.notebook.audit;

import io.fairlead.platform.event.Changes;
import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.audit.AuditContent;
import io.fairlead.platform.notebook.audit.AuditKind;
import io.fairlead.web.ui.chart.Svg;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.notebook.CellView;
import io.fairlead.web.ui.notebook.Print;
import org.springframework.stereotype.Component;

/** How a model treats groups of people. */
@Component
final class AuditCellView implements CellView {

  private final Audited audited;
  private final Changes changes;

  AuditCellView(Audited audited, Changes changes) {
    this.audited = audited;
    this.changes = changes;
  }

  @Override
  public String kind() {
    return AuditKind.NAME;
  }

  @Override
  public String label() {
    return "Audit";
  }

  @Override
  public String glyph() {
    return "⚖";
  }

  @Override
  public int order() {
    return 70;
  }

  @Override
  public CellBody body(CellHost host) {
    return new AuditBody(host, audited, changes);
  }

  private Audited.Answer read(Print print, Cell cell) {
    return audited.read(
        print.here(), CellJson.read(cell.content(), AuditContent.class), print.offers());
  }

  @Override
  public String html(Print print, Cell cell) {
    Audited.Answer answer = read(print, cell);
    return "<p class=\"answer\">%s</p><p class=\"about\">%s</p>%s"
        .formatted(Svg.escaped(answer.sentence()), Svg.escaped(answer.about()), answer.summary());
  }

  @Override
  public String markdown(Print print, Cell cell) {
    Audited.Answer answer = read(print, cell);
    return "**Fairness.** " + answer.sentence() + " " + answer.about();
  }
}
