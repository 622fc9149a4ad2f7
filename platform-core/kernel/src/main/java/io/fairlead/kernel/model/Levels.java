package io.fairlead.kernel.model;

import io.fairlead.kernel.model.Lesson.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Makes trials that were trained for different numbers of steps comparable: a loss is carried on
 * from rung to rung by the line through those trials that were seen at both, up to the full
 * training, or as far as any got. The line is drawn towards slope 1, along which all improve alike.
 * What the trials seen at both are off the line makes the error of such a loss, from line to line.
 * A rung that doesn't foretell the next one, as the first steps of a training often don't, teaches
 * nothing: its trials count as not heard of.
 */
final class Levels {

  /** How many trials slope 1 weighs as much as. */
  private static final double PRIOR = 3;

  private static final double LEAST_SLOPE = 0.1;
  private static final double MOST_SLOPE = 1;

  /** Fewer trials seen at both rungs show nothing. */
  private static final int FEWEST = 4;

  private static final double LEAST_CORRELATION = 0.3;

  /**
   * How much farther off than the trials that a line is drawn through others are held to be: those
   * were promoted, and are alike. Chosen by the searches of learning curves in `bench search`.
   */
  private static final double WIDER = 3;

  /**
   * @param start in {@code scale}, see {@link Losses#scale()}
   * @param deviation of the trials around the line, in {@code scale}
   * @param foretells whether the losses at its two rungs go together
   */
  private record Line(
      double slope, double start, double deviation, double scale, boolean foretells) {
    double at(double loss) {
      return Losses.finite((start + slope * (loss / scale)) * scale);
    }

    /** The error of a loss that is carried on, where it was off by {@code error} before. */
    double error(double error) {
      return Losses.finite(StrictMath.hypot(slope * error, WIDER * deviation * scale));
    }
  }

  private Levels() {}

  /** One lesson a trial that teaches, in the order of what was last heard of each. */
  static List<Lesson> lessons(List<Heard> all) {
    Map<Integer, Heard> latest = new LinkedHashMap<>();
    NavigableMap<Long, Map<Integer, Double>> losses = new TreeMap<>();
    boolean level = true;
    for (Heard each : all) {
      int trial = each.lesson().trial();
      latest.remove(trial);
      latest.put(trial, each);
      if (each.hasLoss()) {
        losses.computeIfAbsent(each.step(), _ -> new HashMap<>()).put(trial, each.lesson().loss());
        level &= each.step() == Heard.FULL;
      }
    }
    List<Lesson> lessons = new ArrayList<>();
    if (level) {
      latest.values().forEach(each -> lessons.add(each.lesson()));
      return lessons;
    }
    NavigableMap<Long, Line> lines = lines(losses);
    for (Heard each : latest.values()) {
      Lesson lesson = each.lesson();
      if (lesson.kind() == Kind.EXPECTED) {
        Collection<Line> ahead = lines.tailMap(each.step(), true).values();
        if (ahead.stream().allMatch(Line::foretells)) {
          double loss = lesson.loss();
          double error = 0;
          for (Line line : ahead) {
            loss = line.at(loss);
            error = line.error(error);
          }
          lessons.add(new Lesson(lesson.trial(), lesson.point(), Kind.EXPECTED, loss, error));
        }
      } else {
        lessons.add(lesson);
      }
    }
    return lessons;
  }

  /** From each rung to the next. */
  private static NavigableMap<Long, Line> lines(NavigableMap<Long, Map<Integer, Double>> losses) {
    NavigableMap<Long, Line> lines = new TreeMap<>();
    for (Map.Entry<Long, Map<Integer, Double>> each : losses.entrySet()) {
      Map.Entry<Long, Map<Integer, Double>> next = losses.higherEntry(each.getKey());
      if (next != null) {
        lines.put(each.getKey(), line(each.getValue(), next.getValue()));
      }
    }
    return lines;
  }

  private static Line line(Map<Integer, Double> here, Map<Integer, Double> there) {
    int[] both =
        here.keySet().stream().filter(there::containsKey).mapToInt(i -> i).sorted().toArray();
    if (both.length == 0) {
      return new Line(1, 0, 0, 1, false);
    }
    double scale = Math.max(scale(both, here), scale(both, there));
    double[] xs = Arrays.stream(both).mapToDouble(i -> here.getOrDefault(i, 0.0) / scale).toArray();
    double[] ys =
        Arrays.stream(both).mapToDouble(i -> there.getOrDefault(i, 0.0) / scale).toArray();
    double x = Arrays.stream(xs).sum() / both.length;
    double y = Arrays.stream(ys).sum() / both.length;
    double squares = 0;
    double squaresThere = 0;
    double products = 0;
    for (int i = 0; i < both.length; i++) {
      double dx = xs[i] - x;
      double dy = ys[i] - y;
      squares += dx * dx;
      squaresThere += dy * dy;
      products += dx * dy;
    }
    double prior = PRIOR * squares / both.length;
    double slope =
        squares > 0
            ? Math.clamp((products + prior) / (squares + prior), LEAST_SLOPE, MOST_SLOPE)
            : 1;
    double[] starts =
        IntStream.range(0, both.length).mapToDouble(i -> ys[i] - slope * xs[i]).sorted().toArray();
    boolean foretells =
        both.length >= FEWEST && products >= LEAST_CORRELATION * Math.sqrt(squares * squaresThere);
    double start = starts[starts.length / 2];
    double rest = Arrays.stream(starts).map(each -> (each - start) * (each - start)).sum();
    double deviation = Math.sqrt(rest / Math.max(1, both.length - 2));
    return new Line(slope, start, deviation, scale, foretells);
  }

  private static double scale(int[] trials, Map<Integer, Double> losses) {
    return Losses.scale(
        Arrays.stream(trials)
            .mapToDouble(i -> Math.abs(losses.getOrDefault(i, 0.0)))
            .max()
            .orElse(0));
  }
}
