package io.fairlead.web.ui.chart;

import io.fairlead.platform.trial.ObjectiveHistory;
import io.fairlead.web.ui.format.Numbers;
import java.util.List;

/** How the best value grew, as small as a word. */
public final class Sparkline {

  private static final int WIDTH = 240;
  private static final int HEIGHT = 32;

  private Sparkline() {}

  /** Markup; empty while nothing improved on anything. */
  public static String svg(ObjectiveHistory history, boolean maximize) {
    List<BestSoFar.Point> best = BestSoFar.of(history, maximize).points();
    if (best.size() < 2) {
      return "";
    }
    double first = best.getFirst().value();
    double last = best.getLast().value();
    int until = Math.max(1, history.numbers()[history.numbers().length - 1]);
    StringBuilder path = new StringBuilder();
    for (BestSoFar.Point point : best) {
      double x = 1 + (WIDTH - 2.0) * point.number() / until;
      double share = (point.value() - first) / (last - first);
      double y = maximize ? HEIGHT - 3 - (HEIGHT - 6) * share : 3 + (HEIGHT - 6) * share;
      path.append(path.isEmpty() ? "M" : "H" + Svg.at(x) + "V");
      path.append(path.length() == 1 ? Svg.at(x) + "," + Svg.at(y) : Svg.at(y));
    }
    path.append("H").append(WIDTH - 1);
    return "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Best so far, from %s to %s\"><path d=\"%s\"/></svg>"
        .formatted(WIDTH, HEIGHT, Numbers.brief(first), Numbers.brief(last), path);
  }
}
