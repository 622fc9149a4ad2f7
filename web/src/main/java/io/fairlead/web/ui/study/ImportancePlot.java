package io.fairlead.web.ui.study;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import io.fairlead.kernel.importance.Importance;
import io.fairlead.platform.search.Prospects;
import io.fairlead.web.ui.chart.Svg;
import io.fairlead.web.ui.format.Numbers;
import java.util.ArrayList;
import java.util.List;

/** A bar for each parameter: the share of the objective's variance that it explains by itself. */
final class ImportancePlot {

  private static final int MOST = 12;
  private static final int WIDTH = 440;
  private static final int LEFT = 160;
  private static final int RIGHT = 56;
  private static final int ROW = 22;
  private static final int BAR = 10;

  private ImportancePlot() {}

  static Component of(Prospects prospects) {
    if (prospects.importance().isEmpty()) {
      return SearchSection.nothing(
          "%d trials trained in full are needed to tell; there are %s."
              .formatted(Prospects.FEWEST, Numbers.count(prospects.trials())));
    }
    Html plot = new Html("<div>" + svg(prospects.importance()) + "</div>");
    Div all = new Div(plot);
    all.add(
        SearchSection.nothing(
            "Share of the variance over the whole space that each explains by itself, with 95 %% intervals; from %s trials trained in full. The rest is interplay and noise."
                .formatted(Numbers.count(prospects.trials()))));
    return all;
  }

  private static String svg(List<Importance> importance) {
    List<Importance> shown = importance.subList(0, Math.min(MOST, importance.size()));
    double most = shown.stream().mapToDouble(Importance::high).max().orElse(1);
    double scale = (WIDTH - LEFT - RIGHT) / Math.max(most, 1e-9);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      row(shown.get(i), i * (double) ROW + ROW / 2.0, scale, parts);
    }
    return "<svg class=\"importance\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s</svg>"
        .formatted(WIDTH, shown.size() * ROW, Svg.escaped(aloud(shown)), String.join("", parts));
  }

  private static String aloud(List<Importance> shown) {
    return "Importance: "
        + String.join(
            ", ",
            shown.stream()
                .map(each -> each.parameter() + " " + Numbers.percent(each.share()))
                .toList());
  }

  private static void row(Importance each, double y, double scale, List<String> parts) {
    parts.add(
        "<g><title>%s: %s, 95 %% from %s to %s</title>"
            .formatted(
                Svg.escaped(each.parameter()),
                Numbers.percent(each.share()),
                Numbers.percent(each.low()),
                Numbers.percent(each.high())));
    parts.add(Svg.text(LEFT - 10, y + 4, "end", "name", Svg.label(each.parameter())));
    parts.add(
        "<rect x=\"%d\" y=\"%s\" width=\"%s\" height=\"%d\" class=\"bar\"/>"
            .formatted(LEFT, Svg.at(y - BAR / 2.0), Svg.at(each.share() * scale), BAR));
    parts.add(Svg.line(LEFT + each.low() * scale, y, LEFT + each.high() * scale, y, "whisker"));
    parts.add(Svg.text(WIDTH, y + 4, "end", "value", Numbers.percent(each.share())));
    parts.add("</g>");
  }
}
