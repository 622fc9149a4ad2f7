package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.sampler.gp.Proposals.Proposal;
import io.fairlead.kernel.search.Alternative;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Explains the most promising proposal. */
final class Telling {

  private static final int ALTERNATIVES = 3;

  /** The optimum is looked for among so many proposals, and where trials were best. */
  private static final int CANDIDATES = 24;

  private static final int OPTIMA = 32;

  private Telling() {}

  static Explanation of(
      Problem problem,
      Model model,
      Posterior believing,
      List<Proposal> proposals,
      Thrift thrift,
      RandomGenerator random) {
    Units units = new Units(problem, model);
    Proposal best = proposals.getFirst();
    List<Proposal> shortlist = Shortlist.of(proposals, model, CANDIDATES);
    List<double[]> places = new ArrayList<>();
    shortlist.forEach(each -> places.add(model.geometry().place(each.point())));
    model.bestPoints().forEach(each -> places.add(model.geometry().place(each)));
    double[] optima = believing.joint(places).lowest(OPTIMA, random);
    List<Alternative> alternatives =
        shortlist.stream().skip(1).limit(ALTERNATIVES).map(units::alternative).toList();
    return new Explanation(
        "gp",
        model.explain(problem, best.prediction(), proposals.size()) + thrift.said(),
        Information.nats(
            best.prediction(), believing.noise(model.geometry().place(best.point())), optima),
        Double.NaN,
        Optional.of(units.forecast(best.prediction())),
        alternatives);
  }
}
