package io.fairlead.web.ui.notebook.compare;

import io.fairlead.web.ui.chart.Svg;
import io.fairlead.web.ui.format.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Things side by side, the differences first; numbers say how far they are from the first column.
 *
 * @param sentences how much better than its baseline each study's best trial is
 * @param differing rows whose values aren't all the same
 * @param same the others
 */
record Comparison(
    List<String> sentences, List<Column> columns, List<Row> differing, List<Row> same) {

  /**
   * One thing.
   *
   * @param path where it leads; empty for nowhere
   * @param note a few words below its name
   * @param figures what came out, by name, most important first
   * @param parameters what went in, by name
   */
  record Column(
      String name,
      String path,
      String note,
      Map<String, Object> figures,
      Map<String, Object> parameters) {}

  /** One figure or parameter of each thing. */
  record Row(String name, List<@Nullable Object> values) {

    boolean differs() {
      return values.stream().map(Row::comparable).distinct().count() > 1;
    }

    private static @Nullable Object comparable(@Nullable Object value) {
      return value instanceof Number number ? (Object) number.doubleValue() : value;
    }
  }

  static Comparison of(List<String> sentences, List<Column> columns) {
    List<Row> rows = new ArrayList<>(rows(columns, true));
    rows.addAll(rows(columns, false));
    return new Comparison(
        List.copyOf(sentences),
        List.copyOf(columns),
        rows.stream().filter(Row::differs).toList(),
        rows.stream().filter(row -> !row.differs()).toList());
  }

  private static List<Row> rows(List<Column> columns, boolean figures) {
    Set<String> names = new LinkedHashSet<>();
    columns.forEach(each -> names.addAll((figures ? each.figures() : each.parameters()).keySet()));
    List<Row> rows = new ArrayList<>();
    for (String name : names) {
      List<@Nullable Object> values = new ArrayList<>();
      columns.forEach(each -> values.add((figures ? each.figures() : each.parameters()).get(name)));
      rows.add(new Row(name, values));
    }
    return rows;
  }

  /**
   * As a table.
   *
   * @param leads whether names are links
   */
  String html(boolean leads) {
    String head =
        columns.stream()
            .map(
                each ->
                    "<th scope=\"col\">%s<br><span class=\"unit\">%s</span></th>"
                        .formatted(
                            leads && !each.path().isEmpty()
                                ? "<a href=\"%s\" router-link>%s</a>"
                                    .formatted(Svg.escaped(each.path()), Svg.escaped(each.name()))
                                : Svg.escaped(each.name()),
                            Svg.escaped(each.note())))
            .collect(Collectors.joining());
    String alike =
        same.isEmpty()
            ? ""
            : "<details><summary>%d the same in all</summary><table class=\"plain-table\"><tbody>%s</tbody></table></details>"
                .formatted(same.size(), body(same));
    return said()
        + "<div class=\"wide\"><table class=\"plain-table comparison\"><thead><tr><th></th>%s</tr></thead><tbody>%s</tbody></table></div>%s"
            .formatted(head, body(differing), alike);
  }

  private String said() {
    return sentences.stream()
        .map(each -> "<p class=\"answer\">%s</p>".formatted(Svg.escaped(each)))
        .collect(Collectors.joining());
  }

  private static String body(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                "<tr><th scope=\"row\">%s</th>%s</tr>"
                    .formatted(Svg.escaped(row.name()), cells(row)))
        .collect(Collectors.joining());
  }

  private static String cells(Row row) {
    StringBuilder cells = new StringBuilder();
    for (int i = 0; i < row.values().size(); i++) {
      Object value = row.values().get(i);
      cells.append(
          "<td title=\"%s\">%s%s</td>"
              .formatted(
                  Svg.escaped(Numbers.exact(value)),
                  Svg.escaped(Numbers.value(value)),
                  i == 0 ? "" : distance(row.values().getFirst(), value)));
    }
    return cells.toString();
  }

  private static String distance(@Nullable Object first, @Nullable Object value) {
    return first instanceof Number from && value instanceof Number to && !first.equals(value)
        ? "<span class=\"unit\">%s</span>"
            .formatted(Numbers.signed(to.doubleValue() - from.doubleValue()))
        : "";
  }

  /** As a table in Markdown. */
  String markdown() {
    List<String> lines = new ArrayList<>();
    sentences.forEach(each -> lines.add(plain(each) + "\n"));
    lines.add(
        columns.stream()
            .map(each -> plain(each.name() + (each.note().isEmpty() ? "" : ", " + each.note())))
            .collect(Collectors.joining(" | ", "| | ", " |")));
    lines.add("| --- |" + " --- |".repeat(columns.size()));
    for (Row row : differing) {
      lines.add(
          row.values().stream()
              .map(value -> plain(Numbers.value(value)))
              .collect(Collectors.joining(" | ", "| " + plain(row.name()) + " | ", " |")));
    }
    return String.join("\n", lines)
        + (same.isEmpty()
            ? ""
            : "\n\nThe same in all: "
                + same.stream()
                    .map(
                        row ->
                            plain(row.name()) + " " + plain(Numbers.value(row.values().getFirst())))
                    .collect(Collectors.joining(", "))
                + ".");
  }

  private static String plain(String text) {
    return Objects.requireNonNull(text).replace("|", "\\|");
  }
}
