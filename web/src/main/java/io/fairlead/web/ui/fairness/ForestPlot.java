package io.fairlead.web.ui.fairness;

import io.fairlead.kernel.fairness.AuditFigures;
import io.fairlead.kernel.fairness.Figure;
import io.fairlead.kernel.fairness.GroupFigures;
import io.fairlead.kernel.fairness.Measure;
import io.fairlead.platform.fairness.Statements;
import io.fairlead.web.ui.chart.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** One measure: a dot and its interval for each group, a line at the figure of all rows. */
final class ForestPlot {

  private static final int WIDTH = 440;
  private static final int LEFT = 150;
  private static final int RIGHT = 64;
  private static final int ROW = 22;
  private static final int TOP = 6;
  private static final int AXIS = 20;

  /** Of more rows, several plots take a browser long. */
  private static final int MOST_AT_ONCE = 40;

  private final AuditFigures figures;
  private final Measure measure;
  private final double step;
  private final double least;
  private final double most;

  ForestPlot(AuditFigures figures, Measure measure) {
    this.figures = figures;
    this.measure = measure;
    double[] ends =
        shown()
            .map(group -> group.figure(measure))
            .filter(Figure::exists)
            .flatMapToDouble(
                figure ->
                    figure.hasInterval()
                        ? DoubleStream.of(figure.low(), figure.high(), figure.value())
                        : DoubleStream.of(figure.value()))
            .toArray();
    double low = DoubleStream.of(ends).min().orElse(0);
    double high = DoubleStream.of(ends).max().orElse(1);
    step = step(low, high);
    least = Math.floor(low / step + 1e-9) * step;
    most = Math.max(Math.ceil(high / step - 1e-9) * step, least + step);
  }

  private Stream<GroupFigures> shown() {
    return figures.groups().stream().filter(group -> group.count() > 0);
  }

  private static double step(double low, double high) {
    double rough = Math.max(high - low, 1e-6) / 3;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double part = rough / power;
    return power * (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10);
  }

  /** With its title; a long one is laid out when it comes into view, until then it has its size. */
  String figure() {
    int height = height();
    return "<figure%s><figcaption>%s</figcaption>%s</figure>"
        .formatted(
            shown().count() > MOST_AT_ONCE
                ? " class=\"long\" style=\"contain-intrinsic-size: auto %dpx\"".formatted(height)
                : "",
            Words.title(measure),
            svg());
  }

  private int height() {
    return TOP + (int) shown().count() * ROW + AXIS;
  }

  private String svg() {
    List<GroupFigures> rows = shown().toList();
    int height = height();
    List<String> parts = new ArrayList<>();
    double bottom = TOP + rows.size() * (double) ROW;
    long ticks = Math.round((most - least) / step);
    for (int i = 0; i <= ticks; i++) {
      double tick = least + i * step;
      parts.add(Svg.line(x(tick), TOP, x(tick), bottom, "grid"));
      parts.add(
          Svg.text(
              x(tick),
              bottom + 14,
              "middle",
              "tick",
              io.fairlead.web.ui.format.Numbers.brief(Math.round(tick / step) * step)));
    }
    Figure all = figures.overall().figure(measure);
    if (all.exists()) {
      parts.add(Svg.line(x(all.value()), TOP, x(all.value()), bottom, "all"));
    }
    for (int i = 0; i < rows.size(); i++) {
      row(rows.get(i), TOP + i * (double) ROW + ROW / 2.0, parts);
    }
    return "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s by group; the table below has the figures\">%s</svg>"
        .formatted(WIDTH, height, Words.title(measure), String.join("", parts));
  }

  private void row(GroupFigures group, double y, List<String> parts) {
    Figure figure = group.figure(measure);
    String name = Statements.name(group.group());
    boolean isReference = group.equals(figures.groups().get(figures.reference()));
    parts.add("<g class=\"%s\">".formatted(group.isSmall(measure) ? "small" : "row"));
    parts.add(
        "<title>%s: %s %s%s</title>"
            .formatted(
                Svg.escaped(name),
                Words.value(figure),
                figure.undefined() ? "(no denominator)" : Words.interval(figure),
                group.isSmall(measure)
                    ? ", only %d rows to stand on".formatted(group.rows(measure))
                    : ""));
    parts.add(
        Svg.text(
            LEFT - 12, y + 4, "end", isReference ? "name reference" : "name", Svg.label(name)));
    if (figure.undefined()) {
      parts.add(Svg.text(x(least) + 4, y + 4, "start", "tick", "undefined: no such rows"));
    } else if (figure.exists()) {
      if (figure.hasInterval()) {
        parts.add(Svg.line(x(figure.low()), y, x(figure.high()), y, "whisker"));
      }
      parts.add(
          "<circle cx=\"%s\" cy=\"%s\" r=\"4\" class=\"dot\"/>"
              .formatted(Svg.at(x(figure.value())), Svg.at(y)));
      parts.add(Svg.text(WIDTH, y + 4, "end", "value", Words.value(figure)));
    }
    parts.add("</g>");
  }

  private double x(double value) {
    return LEFT + (value - least) / (most - least) * (WIDTH - LEFT - RIGHT);
  }
}
