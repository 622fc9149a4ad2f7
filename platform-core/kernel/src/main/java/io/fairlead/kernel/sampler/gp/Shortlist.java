package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.sampler.gp.Proposals.Proposal;
import java.util.ArrayList;
import java.util.List;

/** The most promising proposals that are really different from each other. */
final class Shortlist {

  /** Two that differ by less than a tenth of the range of what matters most are one. */
  private static final double ALIKE = 0.01;

  private Shortlist() {}

  /**
   * @param proposals the most promising first
   * @param most as many as are wanted; there may be fewer
   */
  static List<Proposal> of(List<Proposal> proposals, Model model, int most) {
    double[] weights = model.fitted().covariance(model.geometry()).relevance();
    List<Proposal> chosen = new ArrayList<>();
    List<double[]> places = new ArrayList<>();
    for (Proposal each : proposals) {
      if (chosen.size() == most) {
        break;
      }
      double[] place = model.geometry().place(each.point());
      if (places.stream()
          .noneMatch(other -> model.geometry().squared(weights, other, place) < ALIKE)) {
        chosen.add(each);
        places.add(place);
      }
    }
    return chosen;
  }
}
