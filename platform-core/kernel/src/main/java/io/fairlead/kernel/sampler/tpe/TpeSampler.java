package io.fairlead.kernel.sampler.tpe;

import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.sampler.SobolSampler;
import io.fairlead.kernel.sampler.forest.ForestForecasts;
import io.fairlead.kernel.sampler.forest.ForestSampler;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.Forecast;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Recommendation;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.space.Configuration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Tree-structured Parzen estimators (Bergstra and others, Algorithms for hyper-parameter
 * optimization, 2011), multivariate (Falkner and others, BOHB, 2018): draws from a density of the
 * good trials and proposes what is likeliest among them compared with the others. Parameters that
 * live under one condition share a density. Starts with points of a scrambled Sobol sequence. In a
 * finite space nothing comes twice.
 */
public final class TpeSampler implements Sampler {

  private static final Sampler START = new SobolSampler();
  private static final Sampler JUDGE = new ForestSampler();

  /** Trials before the densities are asked. */
  private static final int STARTING = 10;

  private static final int DRAWN = 64;

  private record Draw(double[] point, double score) {}

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    Observations observations = Observations.of(problem, history);
    if (history.trialCount() < STARTING || observations.lessons().size() < 2) {
      return START.suggest(problem, history, seed);
    }
    Ranking ranking = Ranking.of(observations);
    RandomGenerator random = Seeds.generator(seed, "sampler.tpe", history.trialCount());
    Encoding encoding = observations.encoding();
    for (Draw each : draw(encoding, Groups.of(problem.space()), ranking, random)) {
      Configuration configuration = encoding.configuration(each.point());
      if (!observations.seen(configuration)) {
        Optional<Forecast> forecast = ForestForecasts.of(problem, history, configuration, seed);
        return new Suggestion(
            configuration,
            new Explanation(
                "tpe",
                explain(ranking, each.score(), forecast),
                Double.NaN,
                Double.NaN,
                forecast,
                List.of()));
      }
    }
    return START.suggest(problem, history, seed); // all that is likely was tried
  }

  private static List<Draw> draw(
      Encoding encoding, List<int[]> groups, Ranking ranking, RandomGenerator random) {
    double[][] points = new double[DRAWN][encoding.dimensions()];
    double[] scores = new double[DRAWN];
    for (int[] axes : groups) {
      Parzen good = Parzen.of(encoding, axes, ranking.good(), Widths.BY_NEIGHBOURS);
      Parzen others = Parzen.of(encoding, axes, ranking.others(), Widths.ALIKE);
      for (int i = 0; i < DRAWN; i++) {
        good.sample(points[i], random);
        scores[i] += good.logDensity(points[i]) - others.logDensity(points[i]);
      }
    }
    Draw[] draws = new Draw[DRAWN];
    Arrays.setAll(draws, i -> new Draw(points[i], scores[i]));
    Arrays.sort(draws, Comparator.comparingDouble((Draw each) -> -each.score()));
    return List.of(draws);
  }

  private static String explain(Ranking ranking, double score, Optional<Forecast> forecast) {
    String likelier =
        String.format(
            Locale.ROOT,
            "Parzen estimators: the best of %d draws, %.3g times as likely among the %d best trials"
                + " as among the others.",
            DRAWN,
            StrictMath.exp(score),
            ranking.good().size());
    return forecast
        .map(
            it ->
                String.format(
                    Locale.ROOT,
                    "%s A forest expects %.4g, with 95 %% from %.4g to %.4g.",
                    likelier,
                    it.mean(),
                    it.low(),
                    it.high()))
        .orElse(likelier);
  }

  /** What a forest makes of the trials: densities say nothing of values. */
  @Override
  public Optional<Recommendation> recommend(Problem problem, History history, long seed) {
    return JUDGE.recommend(problem, history, seed);
  }
}
