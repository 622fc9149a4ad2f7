package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.sampler.gp.Proposals.Proposal;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.search.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What the remaining trials may bring: the lowest value that the process, drawn from together at
 * what is pending and at the most promising new places, takes at any of them.
 */
final class Remaining {

  private static final int MOST_PLACES = 64;
  private static final int DRAWS = 500;

  private Remaining() {}

  /**
   * @param left how many trials haven't ended yet, those not suggested included
   */
  static Outlook of(
      Problem problem,
      Model model,
      Observations observations,
      List<Proposal> proposals,
      int left,
      RandomGenerator random) {
    List<double[]> places = new ArrayList<>();
    int most = Math.min(Math.max(0, left), MOST_PLACES);
    observations.pending().stream()
        .limit(most)
        .forEach(each -> places.add(model.geometry().place(each)));
    int fresh = most - places.size();
    Shortlist.of(proposals, model, fresh)
        .forEach(each -> places.add(model.geometry().place(each.point())));
    if (places.isEmpty()) {
      return new Outlook(0, 0, 0);
    }
    Units units = new Units(problem, model);
    double[] improvements = model.posterior().joint(places).lowest(DRAWS, random);
    double mean = 0;
    for (int i = 0; i < DRAWS; i++) {
      double step = units.incumbent() - improvements[i];
      improvements[i] = step > 0 ? units.improvement(step) : 0;
      mean += improvements[i] / DRAWS;
    }
    Arrays.sort(improvements);
    return new Outlook(mean, improvements[DRAWS / 40], improvements[DRAWS - 1 - DRAWS / 40]);
  }
}
