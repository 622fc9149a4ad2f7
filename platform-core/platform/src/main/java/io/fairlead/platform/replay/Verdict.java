package io.fairlead.platform.replay;

import io.fairlead.platform.lineage.Difference;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a replay showed.
 *
 * @param environment where the environments differ, whatever the outcome
 * @param first where the results first differ: in bits, or beyond the tolerance where some do; null
 *     when none does
 * @param largest the largest relative difference of two values; 0 for the same bits
 * @param values how many values were compared
 * @param tolerance up to which values count as the same
 * @param problem why there is nothing to compare, for INCOMPLETE
 * @param until up to where was compared, for a trial that didn't complete; null for all of it
 */
public record Verdict(
    Kind kind,
    List<Difference> environment,
    @Nullable Divergence first,
    double largest,
    long values,
    double tolerance,
    @Nullable String problem,
    @Nullable String until) {

  private static final int NAMED = 3;

  public Verdict {
    environment = List.copyOf(environment);
  }

  /** The outcomes, from what says most. */
  public enum Kind {
    /** Every value of every step, the final figures and what was left behind, to the bit. */
    SAME_BITS,
    /** No value is further off than the tolerance. */
    WITHIN_TOLERANCE,
    /** Values are further off, and it ran in another environment, which may be why. */
    ENVIRONMENT_DIFFERS,
    /** Values are further off though the environment is the same. */
    DIFFERS,
    /** The run didn't complete. */
    INCOMPLETE
  }

  /** The outcome in words. */
  public String sentence() {
    String values =
        switch (kind) {
          case SAME_BITS ->
              String.format(Locale.ROOT, "Same bits: all %,d values are the same.", this.values);
          case WITHIN_TOLERANCE ->
              String.format(
                  Locale.ROOT,
                  "The same within a relative tolerance of %s: the largest difference is %.2g, the first %s.",
                  tolerance,
                  largest,
                  first);
          case ENVIRONMENT_DIFFERS ->
              "The environment differs, and so do the results, first %s.".formatted(first);
          case DIFFERS ->
              "It differs, first %s, in the same environment and beyond the tolerance of %s."
                  .formatted(first, tolerance);
          case INCOMPLETE -> "The replay did not complete: %s".formatted(problem);
        };
    String said = until == null ? values : values + " Compared up to " + until + ".";
    return environment.isEmpty() ? said : said + " " + environments();
  }

  private String environments() {
    String some =
        environment.stream()
            .limit(NAMED)
            .map(
                each ->
                    "%s was %s, now %s"
                        .formatted(
                            each.name(),
                            Divergence.brief(each.one()),
                            Divergence.brief(each.other())))
            .collect(Collectors.joining("; "));
    int more = environment.size() - NAMED;
    return "The environment differs in %s%s."
        .formatted(some, more > 0 ? " and %d more".formatted(more) : "");
  }
}
