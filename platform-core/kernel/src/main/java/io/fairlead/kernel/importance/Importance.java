package io.fairlead.kernel.importance;

import java.util.List;

/**
 * What share of the objective's variance over the space parameters explain.
 *
 * @param parameters one, by itself, or two, beyond what each does by itself
 * @param share from 0 to 1
 * @param low the lower end of a 95 % interval, from 0
 * @param high the higher end, to 1
 */
public record Importance(List<String> parameters, double share, double low, double high) {

  public Importance {
    parameters = List.copyOf(parameters);
  }

  /** The parameter, or the first of two. */
  public String parameter() {
    return parameters.getFirst();
  }
}
