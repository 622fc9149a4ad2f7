package io.fairlead.kernel.sampler;

import io.fairlead.kernel.sampler.cma.CmaSampler;
import io.fairlead.kernel.sampler.fidelity.BohbSampler;
import io.fairlead.kernel.sampler.fidelity.DehbSampler;
import io.fairlead.kernel.sampler.forest.ForestSampler;
import io.fairlead.kernel.sampler.gp.GpSampler;
import io.fairlead.kernel.sampler.tpe.TpeSampler;
import io.fairlead.kernel.search.Sampler;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The samplers that come with Fairlead, by the names that studies use. What a sampler doesn't say
 * of a suggestion's information and cost, and of the outlook, is told by the history.
 */
public final class Samplers {

  private static final SortedMap<String, Sampler> BY_NAME = new TreeMap<>();

  static {
    BY_NAME.put("auto", new AutoSampler());
    BY_NAME.put("bohb", new BohbSampler());
    BY_NAME.put("cmaes", new CmaSampler());
    BY_NAME.put("dehb", new DehbSampler());
    BY_NAME.put("gp", new GpSampler());
    BY_NAME.put("grid", new GridSampler());
    BY_NAME.put("lhs", new LatinHypercubeSampler());
    BY_NAME.put("random", new RandomSampler());
    BY_NAME.put("rf", new ForestSampler());
    BY_NAME.put("sobol", new SobolSampler());
    BY_NAME.put("tpe", new TpeSampler());
  }

  private Samplers() {}

  /** All names, in alphabetical order. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(BY_NAME.keySet());
  }

  /**
   * The sampler called {@code name}.
   *
   * @throws IllegalArgumentException listing the names there are
   */
  public static Sampler named(String name) {
    Sampler sampler = BY_NAME.get(name);
    if (sampler == null) {
      throw new IllegalArgumentException(
          "There is no sampler '%s'; choose one of %s.".formatted(name, names()));
    }
    return Informed.of(sampler);
  }
}
