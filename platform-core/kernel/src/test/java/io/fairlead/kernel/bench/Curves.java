package io.fairlead.kernel.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A picture of how regret falls along a search: mean over tables and seeds with a band of one
 * standard error over seeds, on a logarithmic scale. Of the best observed, as all can be scored so.
 * Its colours can be told apart on light and on dark ground.
 */
final class Curves {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 420;
  private static final int LEFT = 56;
  private static final int RIGHT = 600;
  private static final int TOP = 40;
  private static final int BOTTOM = 372;
  private static final List<String> COLOURS =
      List.of(
          "#8a8a8a", "#2f81f7", "#d97706", "#1a9d54", "#d0397f", "#7c5cff", "#0e9aa7", "#b4690e");
  private static final double[] TICKS = {1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001};

  private record Curve(String strategy, List<Comparison> points) {}

  private final List<Curve> curves = new ArrayList<>();
  private final int tables;
  private final int seeds;
  private final double highest;
  private final double lowest;

  Curves(List<TableRun> runs) {
    Set<String> strategies = new LinkedHashSet<>();
    runs.forEach(each -> strategies.add(each.strategy()));
    tables = (int) runs.stream().map(TableRun::table).distinct().count();
    seeds = (int) runs.stream().map(TableRun::seed).distinct().count();
    double high = 1e-3;
    double low = 1;
    for (String strategy : strategies) {
      List<Comparison> points = new ArrayList<>();
      for (int i = 0; i < TableRun.CURVE.size(); i++) {
        Comparison point = at(runs, strategy, i);
        points.add(point);
        high = Math.max(high, point.mean() + point.error());
        low = Math.min(low, Math.max(1e-3, point.mean() - point.error()));
      }
      curves.add(new Curve(strategy, points));
    }
    highest = high;
    lowest = low;
  }

  private static Comparison at(List<TableRun> runs, String strategy, int index) {
    return Comparison.of(
        runs.stream()
            .filter(each -> each.strategy().equals(strategy))
            .collect(
                Collectors.groupingBy(
                    TableRun::seed,
                    TreeMap::new,
                    Collectors.averagingDouble(each -> each.observed()[index])))
            .values()
            .stream()
            .mapToDouble(Double::doubleValue)
            .toArray());
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        text(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
            font-family="system-ui, sans-serif" font-size="12" fill="#808890">
            <title>Regret of search strategies</title>
            <text x="%d" y="20">Mean normalised regret of the best observed: %d tables, %d seeds, \
            band ± one standard error, %s</text>
            """,
            WIDTH, HEIGHT, WIDTH, HEIGHT, LEFT, tables, seeds, LocalDate.now(ZoneOffset.UTC)));
    axes(svg);
    for (int i = 0; i < curves.size(); i++) {
      draw(svg, curves.get(i), COLOURS.get(i % COLOURS.size()), i);
    }
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    for (double tick : TICKS) {
      if (tick <= highest && tick >= lowest) {
        svg.append(
            text(
                "<path d=\"M%d %.1fH%d\" stroke=\"#808890\" stroke-opacity=\".3\"/>"
                    + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
                LEFT, y(tick), RIGHT, LEFT - 8, y(tick) + 4, tick));
      }
    }
    for (int trials = 0; trials <= TableRun.CURVE.getLast(); trials += 25) {
      svg.append(
          text(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
              x(trials), BOTTOM + 18, trials));
    }
    svg.append(
        text(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">evaluations</text>%n",
            (LEFT + RIGHT) / 2, BOTTOM + 36));
  }

  private void draw(StringBuilder svg, Curve curve, String colour, int row) {
    List<Comparison> points = curve.points();
    String upper = line(points, 1, IntStream.range(0, points.size()).toArray());
    String lower =
        line(
            points,
            -1,
            IntStream.range(0, points.size()).map(i -> points.size() - 1 - i).toArray());
    svg.append(
        text(
            "<path d=\"M%sL%sZ\" fill=\"%s\" fill-opacity=\".15\"/>"
                + "<path d=\"M%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>"
                + "<path d=\"M%d %dh22\" stroke=\"%s\" stroke-width=\"3\"/>"
                + "<text x=\"%d\" y=\"%d\">%s</text>%n",
            upper,
            lower,
            colour,
            line(points, 0, IntStream.range(0, points.size()).toArray()),
            colour,
            RIGHT + 16,
            TOP + 14 + 22 * row,
            colour,
            RIGHT + 46,
            TOP + 18 + 22 * row,
            curve.strategy()));
  }

  private String line(List<Comparison> points, int errors, int[] order) {
    return IntStream.of(order)
        .mapToObj(
            i ->
                text(
                    "%.1f %.1f",
                    x(TableRun.CURVE.get(i)),
                    y(points.get(i).mean() + errors * points.get(i).error())))
        .collect(Collectors.joining("L"));
  }

  private static double x(double trials) {
    return LEFT + (RIGHT - LEFT) * trials / TableRun.CURVE.getLast();
  }

  private double y(double regret) {
    double share =
        (Math.log(highest) - Math.log(Math.max(lowest, regret)))
            / (Math.log(highest) - Math.log(lowest) + 1e-9);
    return TOP + (BOTTOM - TOP) * share;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
