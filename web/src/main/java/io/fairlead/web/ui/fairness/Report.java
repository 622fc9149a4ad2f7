package io.fairlead.web.ui.fairness;

import io.fairlead.kernel.fairness.AuditFigures;
import io.fairlead.kernel.fairness.FairnessAudit;
import io.fairlead.kernel.fairness.Figure;
import io.fairlead.kernel.fairness.GroupFigures;
import io.fairlead.kernel.fairness.Measure;
import io.fairlead.platform.fairness.Statement;
import io.fairlead.platform.fairness.Statements;
import io.fairlead.web.ui.chart.Svg;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An audit at one threshold as markup, the same on the page and in the file to keep. */
record Report(FairnessAudit audit, AuditFigures figures, double threshold) {

  /** More small plots than the eye compares are folded away, which browsers don't lay out. */
  private static final int MOST_OPEN = 24;

  /** Everything below the page's head. */
  String markup() {
    return statements()
        + section(
            "Measures by group",
            "Dots are estimates, lines 95 % intervals; the dashed line is all rows together; hollow dots stand on fewer than 30 rows, too few to conclude from. The reference group is bold.",
            forests())
        + section(
            "Between groups",
            "The most different groups; intervals hold for all pairs of groups at once. A ratio of 1 and a difference of 0 mean parity.",
            between())
        + multiples(
            "Scores by group",
            "Filled bars are at or above the threshold.",
            ScorePlots.distributions(audit, threshold))
        + multiples(
            "Calibration by group",
            "How often a score came true, in bins of about equal mass; on the diagonal scores hold as probabilities.",
            ScorePlots.calibration(audit))
        + section(
            "All figures",
            "Value and 95 % interval; * marks a rate without a denominator, whose value is a convention.",
            table());
  }

  /** What a brief report folds away: what can't be concluded, and scores by group. */
  String besides() {
    String plots =
        multiples(
                "Scores by group",
                "Filled bars are at or above the threshold.",
                ScorePlots.distributions(audit, threshold))
            + multiples(
                "Calibration by group",
                "On the diagonal scores hold as probabilities.",
                ScorePlots.calibration(audit));
    return list("What can't be concluded", "limit", Statements.of(figures), Statement.Kind.LIMIT)
        + (plots.isEmpty()
            ? ""
            : "<details class=\"findings scores\"><summary>Scores and calibration by group</summary>%s</details>"
                .formatted(plots));
  }

  private String statements() {
    List<Statement> statements = Statements.of(figures);
    return list("More than chance", "difference", statements, Statement.Kind.DIFFERENCE)
        + list("Chance may explain these", "open", statements, Statement.Kind.OPEN)
        + list("What can't be concluded", "limit", statements, Statement.Kind.LIMIT);
  }

  private static String list(
      String title, String style, List<Statement> statements, Statement.Kind kind) {
    List<Statement> mine = statements.stream().filter(each -> each.kind() == kind).toList();
    if (mine.isEmpty()) {
      return "";
    }
    String items =
        mine.stream()
            .map(each -> "<li>" + Svg.escaped(each.text()) + "</li>")
            .collect(Collectors.joining());
    boolean open = kind == Statement.Kind.DIFFERENCE || mine.size() <= 6;
    return "<details class=\"findings %s\"%s><summary>%s <span class=\"note\">%d</span></summary><ul>%s</ul></details>"
        .formatted(style, open ? " open" : "", title, mine.size(), items);
  }

  private static String section(String title, String about, String content) {
    return "<section><h2>%s</h2><p class=\"about\">%s</p>%s</section>"
        .formatted(title, about, content);
  }

  private String forests() {
    return measures()
        .filter(measure -> measure != Measure.COUNT)
        .filter(measure -> figures.overall().figure(measure).exists())
        .map(measure -> new ForestPlot(figures, measure).figure())
        .collect(Collectors.joining("", "<div class=\"forests\">", "</div>"));
  }

  private Stream<Measure> measures() {
    return figures.overall().measures().keySet().stream();
  }

  private String between() {
    if (figures.between().isEmpty()) {
      return "<p class=\"about\">Predicted numbers are compared by their error and bias above.</p>";
    }
    String rows =
        figures.between().entrySet().stream()
            .map(
                each ->
                    "<tr><th scope=\"row\">%s</th>%s<td>%s</td></tr>"
                        .formatted(
                            Words.title(each.getKey()),
                            cell(each.getValue()),
                            Words.interval(each.getValue())))
            .collect(Collectors.joining());
    return "<table class=\"plain-table between\"><thead><tr><th scope=\"col\">Measure</th><th scope=\"col\">Value</th><th scope=\"col\">95 %% interval</th></tr></thead><tbody>%s</tbody></table>"
        .formatted(rows);
  }

  private static String multiples(String title, String about, Collection<String> plots) {
    if (plots.isEmpty()) {
      return "";
    }
    String all = "<div class=\"multiples\">" + String.join("", plots) + "</div>";
    return section(
        title,
        about,
        plots.size() <= MOST_OPEN
            ? all
            : "<details class=\"findings\"><summary>Show all <span class=\"note\">%d</span></summary>%s</details>"
                .formatted(plots.size(), all));
  }

  private String table() {
    String head =
        measures()
            .map(measure -> "<th scope=\"col\">%s</th>".formatted(Words.title(measure)))
            .collect(Collectors.joining());
    String rows =
        Stream.concat(figures.groups().stream(), Stream.of(figures.overall()))
            .map(this::row)
            .collect(Collectors.joining());
    return "<div class=\"wide\" tabindex=\"0\"><table class=\"plain-table\"><thead><tr><th scope=\"col\">Group</th>%s</tr></thead><tbody>%s</tbody></table></div>"
        .formatted(head, rows);
  }

  private String row(GroupFigures group) {
    String name = group.group().isEmpty() ? "All rows" : Statements.name(group.group());
    return "<tr><th scope=\"row\">%s%s</th>%s</tr>"
        .formatted(
            Svg.escaped(name),
            group.isSmall(Measure.COUNT) ? " <span class=\"note\">few rows</span>" : "",
            measures().map(group::figure).map(Report::withInterval).collect(Collectors.joining()));
  }

  private static String cell(Figure figure) {
    return "<td title=\"%s\">%s%s</td>"
        .formatted(
            figure.exists() ? String.valueOf(figure.value()) : "doesn't exist",
            Words.value(figure),
            figure.undefined() && figure.exists() ? "*" : "");
  }

  private static String withInterval(Figure figure) {
    String note = "<br><span class=\"note\">%s</span></td>".formatted(Words.interval(figure));
    return cell(figure).replace("</td>", figure.hasInterval() ? note : "</td>");
  }
}
