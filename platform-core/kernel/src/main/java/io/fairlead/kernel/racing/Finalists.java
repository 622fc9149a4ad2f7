package io.fairlead.kernel.racing;

import io.fairlead.kernel.sampler.gp.Belief;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Trial;
import io.fairlead.kernel.space.Configuration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who takes part in the race that follows a search as far as it is. */
final class Finalists {

  /** What one Gaussian process can tell apart. */
  private static final int MOST_PARAMETERS = 50;

  private Finalists() {}

  /** The best first. */
  static List<Finalist> of(Race race, Problem problem, History history) {
    int searched = lastSearched(history) + 1;
    Set<Integer> entered = new LinkedHashSet<>();
    Map<Integer, List<Trial>> repeats = new HashMap<>();
    for (Trial each : history.trials()) {
      each.repeats()
          .ifPresent(
              trial -> {
                repeats.computeIfAbsent(trial, _ -> new ArrayList<>()).add(each);
                if (each.number() >= searched) {
                  entered.add(trial);
                }
              });
    }
    List<Integer> chosen =
        entered.size() == race.finalists()
            ? List.copyOf(entered)
            : best(
                race.finalists(), problem, entered.isEmpty() ? history : before(history, searched));
    return chosen.stream()
        .map(
            trial ->
                Finalist.of(problem, trial, repeats.getOrDefault(trial, List.of()), race.repeats()))
        .toList();
  }

  private static int lastSearched(History history) {
    for (int i = history.trialCount() - 1; i >= 0; i--) {
      if (history.trial(i).repeats().isEmpty()) {
        return i;
      }
    }
    return -1;
  }

  /** As it was when trial {@code number} was suggested. */
  private static History before(History history, int number) {
    History before = History.empty();
    for (var each : history.events()) {
      if (each instanceof Suggested suggested && suggested.trial() == number) {
        break;
      }
      before.append(each);
    }
    return before;
  }

  private static List<Integer> best(int count, Problem problem, History history) {
    List<Belief> beliefs =
        problem.space().parameters().size() > MOST_PARAMETERS
            ? List.of()
            : Belief.of(problem, history);
    List<Integer> ranked =
        beliefs.isEmpty()
            ? observed(problem, history)
            : beliefs.stream().map(Belief::trial).toList();
    Map<Configuration, Integer> first = new HashMap<>();
    for (int i = problem.references(); i < history.trialCount(); i++) {
      if (history.trial(i).repeats().isEmpty()) {
        first.putIfAbsent(history.trial(i).configuration(), i);
      }
    }
    return ranked.stream()
        .map(trial -> first.getOrDefault(history.trial(trial).configuration(), trial))
        .distinct()
        .limit(count)
        .toList();
  }

  private static List<Integer> observed(Problem problem, History history) {
    Direction direction = problem.objectives().getFirst().direction();
    Comparator<Trial> better = Comparator.comparingDouble(each -> each.objectives().getFirst());
    return history.trials().stream()
        .skip(problem.references())
        .filter(each -> each.ended().filter(it -> it.ending() == Ending.COMPLETE).isPresent())
        .filter(each -> Double.isFinite(each.objectives().getFirst()))
        .sorted(direction == Direction.MINIMIZE ? better : better.reversed())
        .map(Trial::number)
        .toList();
  }
}
