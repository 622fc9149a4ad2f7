package io.fairlead.web.rest;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Objective;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.TrialQuery;
import io.fairlead.platform.trial.TrialState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a list of trials is filtered and ordered, from the words of an address. */
final class TrialOrder {

  private static final Set<String> PLAIN =
      Set.of("number", "state", "step", "objective", "startedAt");

  private TrialOrder() {}

  /**
   * @param states names, empty for all
   * @param order a plain one, {@code parameter:NAME}, {@code metric:NAME}, {@code fairness:NAME},
   *     or an objective's metric
   * @param direction asc or desc; null for the best first, the smallest first elsewhere
   */
  static TrialQuery query(
      Study study,
      List<String> states,
      String order,
      @Nullable String direction,
      @Nullable String after,
      int limit) {
    @Nullable Objective objective = objective(study, order);
    return new TrialQuery(
        states(states),
        sort(study, order, objective),
        descending(direction, objective),
        after,
        0,
        Paging.limit(limit));
  }

  private static Set<TrialState> states(List<String> names) {
    Set<TrialState> states = EnumSet.noneOf(TrialState.class);
    for (String name : names) {
      try {
        states.add(TrialState.valueOf(name));
      } catch (IllegalArgumentException e) {
        throw new InvalidInput(
            "state",
            "A trial's state is one of %s.".formatted(Arrays.toString(TrialState.values())),
            name,
            "Choose among them; several with commas.");
      }
    }
    return states;
  }

  private static @Nullable Objective objective(Study study, String order) {
    List<Objective> objectives = study.definition().objectives();
    return order.equals("objective")
        ? objectives.getFirst()
        : objectives.stream().filter(each -> each.metric().equals(order)).findFirst().orElse(null);
  }

  private static String sort(Study study, String order, @Nullable Objective objective) {
    if (objective != null) {
      boolean first = objective.equals(study.definition().objectives().getFirst());
      return first ? "objective" : "metric:" + objective.metric();
    }
    if (PLAIN.contains(order) || order.matches("(parameter|metric|fairness):.{1,200}")) {
      return order;
    }
    throw new InvalidInput(
        "order",
        "Trials are ordered by number, state, step, objective, startedAt, parameter:NAME,"
            + " metric:NAME, fairness:NAME or an objective's name.",
        order,
        "Objectives of this study: "
            + study.definition().objectives().stream().map(Objective::metric).toList()
            + ".");
  }

  private static boolean descending(@Nullable String direction, @Nullable Objective objective) {
    return switch (direction == null ? "" : direction.toLowerCase(Locale.ROOT)) {
      case "" -> objective != null && objective.direction() == Direction.MAXIMIZE;
      case "asc" -> false;
      case "desc" -> true;
      default ->
          throw new InvalidInput(
              "direction",
              "A direction is asc or desc.",
              direction,
              "Leave it out for the best objective first.");
    };
  }
}
