package io.fairlead.kernel.bench;

import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.search.Pairing;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Sampler;
import java.util.Map;

/** A sampler with a pruner, both with their default settings. */
record Contender(String name, Sampler sampler, Pruner pruner) {

  /** What the form of a new study takes for the least compute. */
  private static final String USUAL_PRUNER = "forecast";

  /**
   * @param name SAMPLER+PRUNER, or SAMPLER alone: then with {@value #USUAL_PRUNER}, unless the
   *     sampler judges trials itself
   */
  static Contender named(String name) {
    int plus = name.indexOf('+');
    String first = plus < 0 ? name : name.substring(0, plus);
    Sampler sampler = Strategies.named(first);
    String usual = sampler instanceof Pruner ? Pairing.NO_PRUNER : USUAL_PRUNER;
    String second = plus < 0 ? usual : name.substring(plus + 1);
    Pruner pruner = Pairing.pruner(first, sampler, second, Pruners.named(second, Map.of()));
    return new Contender(pruner == sampler ? first : first + "+" + second, sampler, pruner);
  }
}
