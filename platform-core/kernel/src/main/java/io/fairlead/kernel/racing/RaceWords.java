package io.fairlead.kernel.racing;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What came of a race, in words. */
final class RaceWords {

  /** How much of the deviation over seeds counts against one that can't be told from the best. */
  private static final double CONSISTENCY = 0.25;

  private final Problem problem;
  private final Heats heats;

  private RaceWords(Problem problem, Heats heats) {
    this.problem = problem;
    this.heats = heats;
  }

  static Outcome of(Problem problem, List<Finalist> finalists, Heats heats) {
    if (finalists.size() < 2) {
      return new Outcome(
          finalists.stream().mapToInt(Finalist::trial).findFirst(),
          finalists.isEmpty()
              ? "No trial was trained in full, so none could be trained again."
              : "Only trial %d was trained in full, so there was nothing to tell it from."
                  .formatted(finalists.getFirst().trial()));
    }
    return new RaceWords(problem, heats).outcome();
  }

  private Outcome outcome() {
    List<Finalist> left =
        heats.left().stream()
            .filter(each -> !each.losses().isEmpty())
            .sorted(
                Comparator.comparingDouble(each -> each.mean() + CONSISTENCY * each.deviation()))
            .toList();
    if (left.isEmpty()) {
      return new Outcome(
          OptionalInt.empty(),
          "None of the finalists, %s, came through its repeats."
              .formatted(trials(heats.failed(), this::number)));
    }
    Finalist best = left.getFirst();
    return new Outcome(
        OptionalInt.of(best.trial()), left.size() == 1 ? alone(best) : level(best, left));
  }

  private String alone(Finalist best) {
    String brought =
        "%s %s on average over %d repeats with other seeds, deviating by %s"
            .formatted(
                problem.objectives().getFirst().metric(),
                value(best),
                best.losses().size(),
                digits(best.deviation()));
    return heats.beaten().isEmpty()
        ? "Only trial %d came through its repeats: %s; %s failed."
            .formatted(best.trial(), brought, trials(heats.failed(), this::number))
        : "Trial %d is better than %s with 95 %% confidence: %s.%s"
            .formatted(best.trial(), trials(heats.beaten(), this::full), brought, failed());
  }

  private String level(Finalist best, List<Finalist> left) {
    return "Trials %s can't be told apart with 95 %% confidence after %d repeats of each: %s %s. Trial %d is recommended, by its average and its deviation over seeds.%s%s"
        .formatted(
            and(left.stream().map(this::number).toList()),
            best.losses().size(),
            problem.objectives().getFirst().metric(),
            and(
                left.stream()
                    .map(each -> "%s ± %s".formatted(value(each), digits(each.deviation())))
                    .toList()),
            best.trial(),
            heats.beaten().isEmpty()
                ? ""
                : " Worse are %s.".formatted(trials(heats.beaten(), this::full)),
            failed());
  }

  private String failed() {
    return heats.failed().isEmpty()
        ? ""
        : " Repeats of %s failed.".formatted(trials(heats.failed(), this::number));
  }

  private static String trials(List<Finalist> finalists, Function<Finalist, String> words) {
    return (finalists.size() == 1 ? "trial " : "trials ")
        + and(finalists.stream().map(words).toList());
  }

  private String number(Finalist of) {
    return Integer.toString(of.trial());
  }

  private String full(Finalist of) {
    return "%d (%s)".formatted(of.trial(), value(of));
  }

  private String value(Finalist of) {
    boolean down = problem.objectives().getFirst().direction() == Direction.MINIMIZE;
    return digits(down ? of.mean() : -of.mean());
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%.4g", value + 0.0);
  }

  private static String and(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : words.subList(0, words.size() - 1).stream().collect(Collectors.joining(", "))
            + " and "
            + words.getLast();
  }
}
