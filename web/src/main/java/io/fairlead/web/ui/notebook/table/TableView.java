package io.fairlead.web.ui.notebook.table;

import io.fairlead.platform.event.Changes;
import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.table.TableContent;
import io.fairlead.platform.notebook.table.TableKind;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.trial.Trials;
import io.fairlead.web.ui.chart.Svg;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Shown;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.notebook.CellView;
import io.fairlead.web.ui.notebook.Print;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The best trials of one study or of several. */
@Component
final class TableView implements CellView {

  private final Studies studies;
  private final Trials trials;
  private final Changes changes;

  TableView(Studies studies, Trials trials, Changes changes) {
    this.studies = studies;
    this.trials = trials;
    this.changes = changes;
  }

  @Override
  public String kind() {
    return TableKind.NAME;
  }

  @Override
  public String label() {
    return "Table";
  }

  @Override
  public String glyph() {
    return "▦";
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public CellBody body(CellHost host) {
    return new TableBody(host, studies, trials, changes);
  }

  private List<List<String>> cells(Print print, Cell cell) {
    TableContent content = CellJson.read(cell.content(), TableContent.class);
    TableRows rows = TableRows.read(print.here().id(), content, print.offers(), studies, trials);
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("Trial", "State", rows.metric(), "Step"));
    head.addAll(rows.parameters());
    lines.add(head);
    for (TableRows.Row row : rows.rows()) {
      List<String> line =
          new ArrayList<>(
              List.of(
                  rows.name(row),
                  Shown.of(row.trial().state()).word(),
                  Numbers.brief(row.trial().objective()),
                  Numbers.count(row.trial().step())));
      rows.parameters()
          .forEach(name -> line.add(Numbers.value(row.trial().parameters().get(name))));
      lines.add(line);
    }
    return lines;
  }

  @Override
  public String html(Print print, Cell cell) {
    List<List<String>> lines = cells(print, cell);
    if (lines.size() < 2) {
      return "<p class=\"about\">No trial has a value yet.</p>";
    }
    return "<div class=\"wide\"><table><thead>%s</thead><tbody>%s</tbody></table></div>"
        .formatted(
            row(lines.getFirst(), "th"),
            lines.stream().skip(1).map(line -> row(line, "td")).collect(Collectors.joining()));
  }

  private static String row(List<String> cells, String tag) {
    return cells.stream()
        .map(text -> "<%s>%s</%s>".formatted(tag, Svg.escaped(text), tag))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  @Override
  public String markdown(Print print, Cell cell) {
    List<List<String>> lines = new ArrayList<>(cells(print, cell));
    if (lines.size() < 2) {
      return "*No trial has a value yet.*";
    }
    lines.add(1, lines.getFirst().stream().map(head -> "---").toList());
    return lines.stream()
        .map(
            line ->
                line.stream()
                    .map(text -> text.replace("|", "\\|"))
                    .collect(Collectors.joining(" | ", "| ", " |")))
        .collect(Collectors.joining("\n"));
  }
}
