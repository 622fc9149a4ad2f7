package io.fairlead.web.ui.catalog;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.catalog.PastValues.Past;
import io.fairlead.web.ui.chart.Svg;
import io.fairlead.web.ui.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The approved range against where past trials were: all of them as a histogram, the best tenth of
 * each study on top of it.
 */
record PastStrip(Domain approved, List<Past> past) {

  /** The best tenth of a study. */
  private static final double BEST = 0.1;

  private static final int BINS = 40;
  private static final int WIDTH = 720;
  private static final int HEIGHT = 96;
  private static final int LEFT = 8;
  private static final int BASE = 72;

  private static boolean best(Past each) {
    return each.rank() <= BEST;
  }

  /** Where the best were, in words. */
  String sentence() {
    if (past.isEmpty()) {
      return "No trial here has completed with it yet.";
    }
    if (approved instanceof CategoricalDomain) {
      return "Of %s complete trials here: %s."
          .formatted(
              Numbers.count(past.size()),
              counted().entrySet().stream()
                  .map(each -> each.getKey() + " " + each.getValue())
                  .collect(Collectors.joining("; ")));
    }
    double[] best = past.stream().filter(PastStrip::best).mapToDouble(PastStrip::value).toArray();
    return "%s complete trials here; the best tenth of each study had it from %s to %s."
        .formatted(
            Numbers.count(past.size()),
            Numbers.brief(DoubleStream.of(best).min().orElse(Double.NaN)),
            Numbers.brief(DoubleStream.of(best).max().orElse(Double.NaN)));
  }

  private Map<String, String> counted() {
    Map<String, String> counted = new TreeMap<>();
    past.stream()
        .collect(Collectors.groupingBy(Past::value, TreeMap::new, Collectors.toList()))
        .forEach(
            (choice, trials) ->
                counted.put(
                    choice,
                    "in %s, %s of them among the best tenth of their study"
                        .formatted(
                            Numbers.count(trials.size()),
                            Numbers.count(trials.stream().filter(PastStrip::best).count()))));
    return counted;
  }

  private static double value(Past each) {
    return Double.parseDouble(each.value());
  }

  /** The drawing; empty for choices, and while there is nothing to draw. */
  String svg() {
    return past.isEmpty()
        ? ""
        : switch (approved) {
          case FloatDomain range -> drawn(range.low(), range.high(), range.scale() == Scale.LOG);
          case IntegerDomain range ->
              drawn((double) range.low(), (double) range.high(), range.scale() == Scale.LOG);
          case CategoricalDomain _ -> "";
        };
  }

  private String drawn(double low, double high, boolean log) {
    double[] values = past.stream().mapToDouble(PastStrip::value).toArray();
    double least = Math.min(low, DoubleStream.of(values).min().orElse(low));
    double most = Math.max(high, DoubleStream.of(values).max().orElse(high));
    boolean logarithmic = log && least > 0;
    Axis axis = new Axis(least, most, logarithmic);
    int[] all = new int[BINS];
    int[] best = new int[BINS];
    for (Past each : past) {
      int bin = Math.clamp((long) (axis.share(value(each)) * BINS), 0, BINS - 1);
      all[bin]++;
      best[bin] += best(each) ? 1 : 0;
    }
    int highest = 1;
    for (int each : all) {
      highest = Math.max(highest, each);
    }
    List<String> parts = new ArrayList<>();
    parts.add(
        "<rect x=\"%s\" y=\"4\" width=\"%s\" height=\"%d\" class=\"past-approved\"/>"
            .formatted(
                Svg.at(axis.x(low)), Svg.at(Math.max(2, axis.x(high) - axis.x(low))), BASE - 4));
    for (int i = 0; i < BINS; i++) {
      bar(parts, i, all[i], highest, "past-all");
      bar(parts, i, best[i], highest, "past-best");
    }
    parts.add(Svg.line(LEFT, BASE, LEFT + WIDTH, BASE, "past-axis"));
    parts.add(Svg.text(axis.x(low), BASE + 16, "start", "", Svg.escaped(Numbers.brief(low))));
    parts.add(Svg.text(axis.x(high), BASE + 16, "end", "", Svg.escaped(Numbers.brief(high))));
    return "<svg viewBox=\"0 0 %d %d\" class=\"past-strip\" role=\"img\" aria-label=\"%s\">%s</svg>"
        .formatted(WIDTH + 2 * LEFT, HEIGHT, Svg.escaped(sentence()), String.join("", parts));
  }

  private static void bar(List<String> parts, int bin, int count, int highest, String style) {
    if (count > 0) {
      double height = (BASE - 10.0) * count / highest;
      double width = (double) WIDTH / BINS;
      parts.add(
          "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" class=\"%s\"/>"
              .formatted(
                  Svg.at(LEFT + bin * width + 1),
                  Svg.at(BASE - height),
                  Svg.at(width - 2),
                  Svg.at(height),
                  style));
    }
  }

  private record Axis(double low, double high, boolean log) {

    double share(double value) {
      if (high <= low) {
        return 0.5;
      }
      return log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    double x(double value) {
      return LEFT + Math.clamp(share(value), 0, 1) * WIDTH;
    }
  }
}
