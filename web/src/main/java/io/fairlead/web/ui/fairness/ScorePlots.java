package io.fairlead.web.ui.fairness;

import io.fairlead.kernel.fairness.CalibrationBin;
import io.fairlead.kernel.fairness.FairnessAudit;
import io.fairlead.kernel.fairness.Interval;
import io.fairlead.platform.fairness.Statements;
import io.fairlead.web.ui.chart.Svg;
import io.fairlead.web.ui.format.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Small multiples, one a group: where scores lie, and whether they hold as probabilities. */
final class ScorePlots {

  private static final int WIDTH = 220;
  private static final int HEIGHT = 120;
  private static final int STEPS = 40;
  private static final int PAD = 16;

  private ScorePlots() {}

  /** Shares of each group by score; the part from the threshold on is filled. */
  static List<String> distributions(FairnessAudit audit, double threshold) {
    Interval range = audit.scoreRange().orElse(new Interval(0, 1));
    List<List<Integer>> groups = audit.histograms(STEPS);
    double highest =
        groups.stream()
            .filter(counts -> total(counts) > 0)
            .mapToDouble(
                counts -> counts.stream().mapToInt(i -> i).max().orElse(0) / (double) total(counts))
            .max()
            .orElse(1);
    List<String> plots = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      List<Integer> counts = groups.get(group);
      if (total(counts) > 0) {
        plots.add(
            figure(
                audit,
                group,
                Numbers.count(total(counts)) + " rows",
                bars(counts, range, threshold, highest)));
      }
    }
    return plots;
  }

  /** One element for all bars: hundreds of groups would have ten thousand. */
  private static String path(StringBuilder outline, String style) {
    return outline.isEmpty() ? "" : "<path d=\"%s\" class=\"%s\"/>".formatted(outline, style);
  }

  private static int total(List<Integer> counts) {
    return counts.stream().mapToInt(count -> count).sum();
  }

  private static String bars(
      List<Integer> counts, Interval range, double threshold, double highest) {
    StringBuilder left = new StringBuilder();
    StringBuilder taken = new StringBuilder();
    double width = (double) WIDTH / STEPS;
    int total = total(counts);
    for (int i = 0; i < STEPS; i++) {
      double height = counts.get(i) / (double) total / highest * (HEIGHT - PAD);
      double from = range.low() + (range.high() - range.low()) * i / STEPS;
      if (height > 0) {
        (from >= threshold - 1e-9 ? taken : left)
            .append('M')
            .append(Svg.at(i * width + 0.5))
            .append(',')
            .append(HEIGHT - PAD)
            .append('v')
            .append(Svg.at(-height))
            .append('h')
            .append(Svg.at(width - 1))
            .append('v')
            .append(Svg.at(height))
            .append('z');
      }
    }
    StringBuilder bars = new StringBuilder(path(left, "left")).append(path(taken, "taken"));
    double at = (threshold - range.low()) / (range.high() - range.low()) * WIDTH;
    bars.append(Svg.line(at, 0, at, HEIGHT - PAD, "threshold"));
    ends(bars, range);
    return bars.toString();
  }

  /** The observed share against the mean score of each bin, with Wilson intervals. */
  static List<String> calibration(FairnessAudit audit) {
    List<String> plots = new ArrayList<>();
    List<List<CalibrationBin>> groups = audit.calibration();
    for (int group = 0; group < groups.size(); group++) {
      if (!groups.get(group).isEmpty()) {
        plots.add(
            figure(
                audit,
                group,
                groups.get(group).size() == 1 ? "1 bin" : groups.get(group).size() + " bins",
                curve(groups.get(group))));
      }
    }
    return plots;
  }

  private static String curve(List<CalibrationBin> bins) {
    StringBuilder curve = new StringBuilder(Svg.line(0, y(0), WIDTH, y(1), "diagonal"));
    StringBuilder points = new StringBuilder();
    for (CalibrationBin bin : bins) {
      double x = bin.meanScore() * WIDTH;
      points.append(Svg.at(x)).append(',').append(Svg.at(y(bin.rate().value()))).append(' ');
      curve.append(Svg.line(x, y(bin.rate().low()), x, y(bin.rate().high()), "whisker"));
      curve.append(
          "<circle cx=\"%s\" cy=\"%s\" r=\"3\" class=\"dot\"><title>score %s, truly %s of %d rows</title></circle>"
              .formatted(
                  Svg.at(x),
                  Svg.at(y(bin.rate().value())),
                  Numbers.brief(bin.meanScore()),
                  Numbers.percent(bin.rate().value()),
                  bin.count()));
    }
    curve.append("<polyline points=\"%s\" class=\"curve\"/>".formatted(points.toString().strip()));
    ends(curve, new Interval(0, 1));
    return curve.toString();
  }

  private static double y(double share) {
    return (HEIGHT - PAD) * (1 - share);
  }

  private static void ends(StringBuilder plot, Interval range) {
    plot.append(Svg.line(0, HEIGHT - PAD, WIDTH, HEIGHT - PAD, "grid"));
    plot.append(Svg.text(0, HEIGHT - 2, "start", "tick", Numbers.brief(range.low())));
    plot.append(Svg.text(WIDTH, HEIGHT - 2, "end", "tick", Numbers.brief(range.high())));
  }

  private static String figure(FairnessAudit audit, int group, String note, String content) {
    String name = Statements.name(audit.groups().get(group));
    return "<figure><figcaption>%s <span class=\"note\">%s</span></figcaption><svg viewBox=\"0 -4 %d %d\" role=\"img\" aria-label=\"%s, %s\">%s</svg></figure>"
        .formatted(Svg.escaped(name), note, WIDTH, HEIGHT + 4, Svg.escaped(name), note, content);
  }
}
