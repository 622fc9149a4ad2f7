package io.fairlead.web.ui.notebook.compare;

import io.fairlead.platform.event.Changes;
import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.compare.CompareContent;
import io.fairlead.platform.notebook.compare.CompareKind;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.notebook.CellView;
import io.fairlead.web.ui.notebook.Print;
import org.springframework.stereotype.Component;

/** Trials side by side. */
@Component
final class CompareView implements CellView {

  private final Compared compared;
  private final Changes changes;

  CompareView(Compared compared, Changes changes) {
    this.compared = compared;
    this.changes = changes;
  }

  @Override
  public String kind() {
    return CompareKind.NAME;
  }

  @Override
  public String label() {
    return "Compare";
  }

  @Override
  public String glyph() {
    return "⇄";
  }

  @Override
  public int order() {
    return 50;
  }

  @Override
  public CellBody body(CellHost host) {
    return new CompareBody(host, compared, changes);
  }

  private Comparison read(Print print, Cell cell) {
    return compared.read(
        print.here(), CellJson.read(cell.content(), CompareContent.class), print.offers());
  }

  @Override
  public String html(Print print, Cell cell) {
    Comparison read = read(print, cell);
    return read.columns().isEmpty()
        ? "<p class=\"about\">There is nothing to compare yet.</p>"
        : read.html(false).replace("<details>", "<details open>");
  }

  @Override
  public String markdown(Print print, Cell cell) {
    Comparison read = read(print, cell);
    return read.columns().isEmpty() ? "*There is nothing to compare yet.*" : read.markdown();
  }
}
