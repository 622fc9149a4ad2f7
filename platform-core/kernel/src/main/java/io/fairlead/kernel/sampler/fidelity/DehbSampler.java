package io.fairlead.kernel.sampler.fidelity;

import io.fairlead.kernel.sampler.SobolSampler;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.Suggestion;
import java.util.Optional;

/**
 * DEHB (Awad, Mallik and Hutter, DEHB: evolutionary hyperband for scalable, robust and efficient
 * hyperparameter optimization, 2021): Hyperband's brackets decide how long trials train, and
 * differential evolution what they try. Each fidelity has a population; a child is a parent of the
 * fidelity at which its bracket begins, crossed with a mutant of others there and of the best
 * below.
 *
 * <p>Brackets are those of {@link io.fairlead.kernel.pruner.HyperbandPruner}: they run side by
 * side, promotion is asynchronous, and nobody waits for stragglers. In a finite space nothing comes
 * twice.
 */
public final class DehbSampler extends HyperbandSampler {

  private static final Sampler START = new SobolSampler();

  @Override
  public Suggestion suggest(Problem problem, History history, long seed) {
    Populations populations = Populations.of(problem, history, seed);
    Optional<Populations.Child> next = populations.next(history.trialCount());
    if (next.isEmpty()) {
      return START.suggest(problem, history, seed); // too few parents, or all near was tried
    }
    return new Suggestion(
        next.get().configuration(),
        "dehb",
        "Differential evolution: a child of trials compared at step %d of %d, crossed with a mutant."
            .formatted(populations.step(next.get()), problem.maxSteps()));
  }
}
