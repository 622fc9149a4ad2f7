package io.fairlead.web.ui.cluster;

import io.fairlead.platform.scheduling.UsePoint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How much of a cluster was in use over time, in shares; a gap where its agent was silent. */
final class UseChart {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 150;
  private static final int LEFT = 44;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 24;
  private static final int TICKS = 6;

  private final List<UsePoint> points;
  private final Instant from;
  private final Duration span;
  private final Duration width;
  private final ZoneId zone;
  private final String title;

  UseChart(
      List<UsePoint> points,
      Instant from,
      Duration span,
      Duration width,
      ZoneId zone,
      String title) {
    this.points = points;
    this.from = from;
    this.span = span;
    this.width = width;
    this.zone = zone;
    this.title = title;
  }

  String svg() {
    List<String> parts = new ArrayList<>();
    grid(parts);
    bars(parts, "use-area", it -> share(it.used(), it.total()));
    if (points.stream().anyMatch(it -> it.gpusTotal() > 0)) {
      tops(parts, "use-gpus", it -> share(it.gpusUsed(), it.gpusTotal()));
    }
    return "<svg viewBox=\"0 0 %d %d\" class=\"use-chart\" role=\"img\" aria-label=\"%s\"><g>%s</g></svg>"
        .formatted(WIDTH, HEIGHT, title, String.join("", parts));
  }

  private static double share(double used, double total) {
    return total > 0 ? Math.clamp(used / total, 0, 1) : 0;
  }

  private void grid(List<String> parts) {
    for (int percent = 0; percent <= 100; percent += 50) {
      parts.add(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\" class=\"use-grid\"/>"
              .formatted(LEFT, WIDTH - RIGHT, at(y(percent / 100.0)), at(y(percent / 100.0))));
      parts.add(text(LEFT - 8, y(percent / 100.0) + 4, "end", percent + "\u2009%"));
    }
    DateTimeFormatter label =
        DateTimeFormatter.ofPattern(
            span.compareTo(Duration.ofDays(2)) > 0 ? "d MMM" : "HH:mm", Locale.ENGLISH);
    for (int i = 0; i <= TICKS; i++) {
      Instant tick = from.plus(span.dividedBy(TICKS).multipliedBy(i));
      String anchor = i == 0 ? "start" : i == TICKS ? "end" : "middle";
      parts.add(text(x(tick), HEIGHT - 6, anchor, label.format(tick.atZone(zone))));
    }
  }

  private void bars(List<String> parts, String kind, ToDoubleFunction<UsePoint> share) {
    StringBuilder path = new StringBuilder();
    for (UsePoint each : points) {
      path.append(
          "M%s %s V%s H%s V%s Z "
              .formatted(
                  at(x(each.at())),
                  at(y(0)),
                  at(y(share.applyAsDouble(each))),
                  at(x(each.at().plus(width))),
                  at(y(0))));
    }
    parts.add("<path d=\"%s\" class=\"%s\"/>".formatted(path, kind));
  }

  private void tops(List<String> parts, String kind, ToDoubleFunction<UsePoint> share) {
    StringBuilder path = new StringBuilder();
    Instant expected = Instant.MIN;
    for (UsePoint each : points) {
      String top = at(y(share.applyAsDouble(each)));
      boolean goesOn = each.at().equals(expected);
      path.append(goesOn ? "V" + top : "M" + at(x(each.at())) + " " + top);
      path.append(" H").append(at(x(each.at().plus(width)))).append(' ');
      expected = each.at().plus(width);
    }
    parts.add("<path d=\"%s\" class=\"%s\"/>".formatted(path, kind));
  }

  private double x(Instant moment) {
    double share = (double) Duration.between(from, moment).toMillis() / span.toMillis();
    return LEFT + Math.clamp(share, 0, 1) * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double share) {
    return TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  }

  private static String text(double x, double y, String anchor, String words) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
        .formatted(at(x), at(y), anchor, words);
  }

  private static String at(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate);
  }
}
