package io.fairlead.kernel.sampler;

import io.fairlead.kernel.cost.CostModel;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Recommendation;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.search.Verdict;
import io.fairlead.kernel.stopping.Prospects;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A sampler whose suggestions also say what they cost and tell, and what going on brings: by the
 * history alone where the sampler itself doesn't say.
 */
class Informed implements Sampler {

  private final Sampler sampler;

  private Informed(Sampler sampler) {
    this.sampler = sampler;
  }

  static Sampler of(Sampler sampler) {
    return sampler instanceof Pruner pruner ? new Judge(sampler, pruner) : new Informed(sampler);
  }

  /** One that judges trials itself stays one. */
  private static final class Judge extends Informed implements Pruner {
    private final Pruner pruner;

    private Judge(Sampler sampler, Pruner pruner) {
      super(sampler);
      this.pruner = pruner;
    }

    @Override
    public List<Long> rungs(long maxSteps) {
      return pruner.rungs(maxSteps);
    }

    @Override
    public Verdict judge(Problem problem, History history, Report report) {
      return pruner.judge(problem, history, report);
    }

    @Override
    public OptionalInt resume(Problem problem, History history) {
      return pruner.resume(problem, history);
    }
  }

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    Suggestion plain = sampler.suggest(problem, history, seed);
    Explanation told = plain.explanation();
    double information =
        Double.isNaN(told.information())
            ? Prospects.information(problem, history)
            : told.information();
    double cost =
        Double.isNaN(told.cost())
            ? CostModel.of(problem, history)
                .predict(plain.configuration(), problem.maxSteps())
                .mean()
            : told.cost();
    return new Suggestion(
        plain.configuration(),
        new Explanation(
            told.strategy(),
            told.reason(),
            information,
            cost,
            told.forecast(),
            told.alternatives()));
  }

  @Override
  public Optional<Recommendation> recommend(Problem problem, History history, long seed) {
    return sampler.recommend(problem, history, seed);
  }

  @Override
  public Optional<Outlook> outlook(Problem problem, History history, long seed) {
    return sampler.outlook(problem, history, seed).or(() -> Prospects.outlook(problem, history));
  }
}
