package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.sampler.gp.Proposals.Proposal;
import java.util.ArrayList;
import java.util.List;

/** The most promising proposals that are really different from each other. */
final class Shortlist {

  /** Two that are more alike than this are one. */
  private static final double ALIKE = 0.95;

  /** So many proposals for each that is wanted are looked at. */
  private static final int LOOKED_AT = 12;

  private Shortlist() {}

  /**
   * @param proposals the most promising first
   * @param most as many as are wanted; there may be fewer
   */
  static List<Proposal> of(
      List<Proposal> proposals, Geometry geometry, Posterior posterior, int most) {
    List<Proposal> chosen = new ArrayList<>();
    List<double[]> places = new ArrayList<>();
    int last = Math.min(proposals.size(), LOOKED_AT * most);
    for (int i = 0; i < last && chosen.size() < most; i++) {
      double[] place = geometry.place(proposals.get(i).point());
      if (places.stream().noneMatch(each -> posterior.correlation(each, place) > ALIKE)) {
        chosen.add(proposals.get(i));
        places.add(place);
      }
    }
    return chosen;
  }
}
