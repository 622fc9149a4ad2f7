package io.fairlead.web.ui.chart;

import io.fairlead.platform.metrics.Metrics.Curve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds which curves a chart must be told again. */
final class CurvesDelta {

  private final Map<Integer, Signature> sent = new HashMap<>();
  private List<Integer> order = List.of();

  /** A curve and the number (or name) under which it is drawn. */
  record Numbered(int number, @Nullable String name, Curve curve) {}

  /** One curve; {@code lo} and {@code hi} only where a bucket holds more than one value. */
  record Line(
      int n,
      @Nullable String name,
      long[] s,
      @Nullable Double[] v,
      @Nullable Double @Nullable [] lo,
      @Nullable Double @Nullable [] hi) {}

  record Patch(List<Line> set, List<Integer> order) {}

  private record Signature(int length, long lastStep, double last) {
    static Signature of(Curve curve) {
      int length = curve.steps().length;
      return length == 0
          ? new Signature(0, -1, 0)
          : new Signature(length, curve.steps()[length - 1], curve.last()[length - 1]);
    }
  }

  /** What changed; empty for nothing. The order is that of importance. */
  Optional<Patch> next(List<Numbered> curves) {
    List<Integer> nextOrder = curves.stream().map(Numbered::number).toList();
    List<Line> changed = new ArrayList<>();
    Map<Integer, Signature> now = new HashMap<>();
    for (Numbered each : curves) {
      Signature signature = Signature.of(each.curve());
      now.put(each.number(), signature);
      if (!signature.equals(sent.get(each.number()))) {
        changed.add(line(each));
      }
    }
    boolean nothing = changed.isEmpty() && nextOrder.equals(order) && !sent.isEmpty();
    sent.clear();
    sent.putAll(now);
    order = nextOrder;
    return nothing ? Optional.empty() : Optional.of(new Patch(changed, nextOrder));
  }

  /** Forgets what was sent: the next call tells all. */
  void reset() {
    sent.clear();
    order = List.of();
  }

  private static Line line(Numbered each) {
    Curve curve = each.curve();
    boolean band = false;
    for (int i = 0; i < curve.steps().length && !band; i++) {
      band = curve.min()[i] != curve.max()[i];
    }
    return new Line(
        each.number(),
        each.name(),
        curve.steps(),
        Rounded.of(curve.last()),
        band ? Rounded.of(curve.min()) : null,
        band ? Rounded.of(curve.max()) : null);
  }
}
