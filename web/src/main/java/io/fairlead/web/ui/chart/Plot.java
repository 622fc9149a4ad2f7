package io.fairlead.web.ui.chart;

import io.fairlead.web.ui.format.Numbers;
import java.util.ArrayList;
import java.util.List;

/** A drawing with two axes, for files in which nothing runs. */
final class Plot {

  private static final int WIDTH = 820;
  private static final int HEIGHT = 300;
  private static final int LEFT = 64;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 44;

  private final double fromX;
  private final double toX;
  private final double fromY;
  private final double toY;
  private final List<String> parts = new ArrayList<>();

  Plot(double fromX, double toX, double fromY, double toY) {
    this.fromX = fromX;
    this.toX = toX > fromX ? toX : fromX + 1;
    double room = toY > fromY ? (toY - fromY) * 0.04 : Math.max(Math.abs(toY), 1) * 0.05;
    this.fromY = fromY - room;
    this.toY = toY + room;
  }

  private double x(double value) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (value - fromX) / (toX - fromX);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - fromY) / (toY - fromY);
  }

  void point(double atX, double atY, String style, String title) {
    parts.add(
        "<circle cx=\"%s\" cy=\"%s\" r=\"3\" class=\"%s\"><title>%s</title></circle>"
            .formatted(Svg.at(x(atX)), Svg.at(y(atY)), style, Svg.escaped(title)));
  }

  /** A line through points that are in order of x; what isn't finite is a gap. */
  void line(double[] xs, double[] ys, boolean steps, String style) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < xs.length; i++) {
      if (!Double.isFinite(ys[i])) {
        pen = false;
        continue;
      }
      String at = Svg.at(x(xs[i])) + "," + Svg.at(y(ys[i]));
      if (pen && steps) {
        path.append('H').append(Svg.at(x(xs[i]))).append('V').append(Svg.at(y(ys[i])));
      } else {
        path.append(pen ? 'L' : 'M').append(at);
      }
      pen = true;
    }
    parts.add("<path d=\"%s\" class=\"%s\"/>".formatted(path, style));
  }

  String svg(String title, String xTitle, String yTitle) {
    StringBuilder axes = new StringBuilder();
    double bottom = HEIGHT - BOTTOM;
    for (double tick : ticks(fromY, toY)) {
      axes.append(Svg.line(LEFT, y(tick), WIDTH - RIGHT, y(tick), "grid"));
      axes.append(Svg.text(LEFT - 6, y(tick) + 4, "end", "tick", Numbers.brief(tick)));
    }
    for (double tick : ticks(fromX, toX)) {
      axes.append(Svg.text(x(tick), bottom + 16, "middle", "tick", Numbers.brief(tick)));
    }
    axes.append(
        Svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", "tick", Svg.escaped(xTitle)));
    axes.append(
        "<text transform=\"translate(12 %s) rotate(-90)\" text-anchor=\"middle\" class=\"tick\">%s</text>"
            .formatted(Svg.at(bottom / 2), Svg.escaped(yTitle)));
    return "<svg viewBox=\"0 0 %d %d\" role=\"img\" class=\"plot\" aria-label=\"%s\">%s%s</svg>"
        .formatted(WIDTH, HEIGHT, Svg.escaped(title), axes, String.join("", parts));
  }

  /** Some four round numbers. */
  private static List<Double> ticks(double from, double to) {
    double rough = (to - from) / 4;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double part = rough / power;
    double step = power * (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(from / step); i * step <= to + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
