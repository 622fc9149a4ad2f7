package io.fairlead.web.ui.notebook.text;

import io.fairlead.platform.event.Changes;
import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.text.TextContent;
import io.fairlead.platform.notebook.text.TextKind;
import io.fairlead.web.ui.markdown.Markdown;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.notebook.CellView;
import io.fairlead.web.ui.notebook.Print;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Words in Markdown. */
@Component
final class TextView implements CellView {

  private final WorkspaceLinks links;
  private final Changes changes;

  TextView(WorkspaceLinks links, Changes changes) {
    this.links = links;
    this.changes = changes;
  }

  @Override
  public String kind() {
    return TextKind.NAME;
  }

  @Override
  public String label() {
    return "Text";
  }

  @Override
  public String glyph() {
    return "¶";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public CellBody body(CellHost host) {
    return new TextBody(host, links, changes);
  }

  @Override
  public String words(JsonNode content) {
    return CellJson.read(content, TextContent.class).markdown();
  }

  @Override
  public String html(Print print, Cell cell) {
    return "<div class=\"prose\">"
        + Markdown.html(words(cell.content()), links.inFile(print.here()))
        + "</div>";
  }

  @Override
  public String markdown(Print print, Cell cell) {
    return words(cell.content()).strip();
  }
}
