package io.fairlead.kernel.sampler.tpe;

import io.fairlead.kernel.model.Lesson;
import io.fairlead.kernel.model.Observations;
import java.util.ArrayList;
import java.util.List;

/**
 * The trials of a search, divided into a few good ones and the others. Measured trials rank by
 * their losses, after them those that were pruned, then those that failed; what is pending counts
 * among the others, so that workers don't follow each other (the constant liar).
 *
 * @param good points, best first
 * @param others points
 */
record Ranking(List<double[]> good, List<double[]> others) {

  private static final double GOOD_SHARE = 0.1;
  private static final int MOST_GOOD = 25;

  /** Of more, an even choice along the ranks is made, which is as good a picture of them. */
  private static final int MOST_OTHERS = 1_000;

  static Ranking of(Observations observations) {
    List<Lesson> ranked = new ArrayList<>(observations.lessons());
    ranked.sort(Lesson.BEST_FIRST);
    int n = ranked.size();
    int good = (int) Math.min(Math.ceil(GOOD_SHARE * n), MOST_GOOD);
    int others = Math.min(n - good, MOST_OTHERS);
    List<double[]> points = new ArrayList<>(others);
    for (int i = 0; i < others; i++) {
      points.add(ranked.get(good + (int) ((long) i * (n - good) / others)).point());
    }
    points.addAll(observations.pending());
    return new Ranking(ranked.subList(0, good).stream().map(Lesson::point).toList(), points);
  }
}
