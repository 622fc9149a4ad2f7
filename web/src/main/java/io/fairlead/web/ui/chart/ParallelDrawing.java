package io.fairlead.web.ui.chart;

import io.fairlead.web.ui.format.Numbers;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Parallel coordinates as SVG. */
final class ParallelDrawing {

  private static final int WIDTH = 820;
  private static final int HEIGHT = 300;
  private static final int TOP = 26;
  private static final int BOTTOM = 24;
  private static final int SIDE = 60;

  private ParallelDrawing() {}

  static String svg(ParallelAxes axes) {
    if (axes.rows().isEmpty() || axes.axes().size() < 2) {
      return "";
    }
    List<Line> lines =
        IntStream.range(0, axes.axes().size()).mapToObj(i -> Line.of(axes, i)).toList();
    StringBuilder parts = new StringBuilder();
    for (int row = axes.rows().size() - 1; row >= 0; row--) {
      StringBuilder path = new StringBuilder();
      for (Line line : lines) {
        Object value = axes.rows().get(row).get(line.at());
        if (value != null) {
          path.append(path.isEmpty() ? 'M' : 'L')
              .append(Svg.at(line.x()))
              .append(',')
              .append(Svg.at(line.y(value)));
        }
      }
      parts
          .append("<path class=\"series ")
          .append(row == 0 ? "best" : row < 10 ? "series-0" : "faint")
          .append("\" d=\"")
          .append(path)
          .append("\"/>");
    }
    lines.forEach(line -> parts.append(line.svg()));
    return "<svg viewBox=\"0 0 %d %d\" role=\"img\" class=\"plot\" aria-label=\"Parallel coordinates\">%s</svg>"
        .formatted(WIDTH, HEIGHT, parts);
  }

  /** One axis in its place. */
  private record Line(ParallelAxes.Axis axis, int at, double x, double low, double high) {

    static Line of(ParallelAxes axes, int at) {
      ParallelAxes.Axis axis = axes.axes().get(at);
      double x = SIDE + (WIDTH - 2.0 * SIDE) * at / (axes.axes().size() - 1);
      List<String> names = axis.data();
      if (names != null) {
        return new Line(axis, at, x, 0, Math.max(1, names.size() - 1));
      }
      double[] values =
          axes.rows().stream()
              .map(row -> row.get(at))
              .filter(Objects::nonNull)
              .mapToDouble(value -> scaled(axis, value))
              .toArray();
      return new Line(
          axis,
          at,
          x,
          IntStream.range(0, values.length).mapToDouble(i -> values[i]).min().orElse(0),
          IntStream.range(0, values.length).mapToDouble(i -> values[i]).max().orElse(1));
    }

    private static double scaled(ParallelAxes.Axis axis, @Nullable Object value) {
      double number = value instanceof Number given ? given.doubleValue() : 0;
      return axis.type().equals("log") ? Math.log(number) : number;
    }

    double y(Object value) {
      List<String> names = axis.data();
      double place = names == null ? scaled(axis, value) : names.indexOf(value.toString());
      double share = high > low ? (place - low) / (high - low) : 0.5;
      return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share;
    }

    String svg() {
      List<String> names = axis.data();
      String top = names == null ? end(high) : names.getLast();
      String bottom = names == null ? end(low) : names.getFirst();
      return Svg.line(x, TOP, x, HEIGHT - BOTTOM, "axis")
          + Svg.text(x, 10, "middle", "tick", Svg.label(axis.name()))
          + Svg.text(x, 22, "middle", "tick", Svg.label(top))
          + Svg.text(x, HEIGHT - 8.0, "middle", "tick", Svg.label(bottom));
    }

    private String end(double value) {
      return Numbers.brief(axis.type().equals("log") ? Math.exp(value) : value);
    }
  }
}
