package io.fairlead.platform.scheduling;

import io.fairlead.kernel.racing.Outcome;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.Trial;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.StudyBook;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends studies: when all is done, when nothing works, when a person says so. */
@Component
final class Closing {

  /** A study whose first trials all fail is stopped before it wastes more. */
  static final int FIRST_TRIALS = 10;

  private static final UUID NO_ATTEMPT = new UUID(0, 0);

  private final Transactions transactions;
  private final StudyBook book;
  private final Searches searches;
  private final TrialRows trials;
  private final AttemptRows attempts;
  private final QueueTable queue;
  private final LeaseTable leases;
  private final OpenStudies open;
  private final TurnTable turns;
  private final Clock clock;

  Closing(
      Transactions transactions,
      StudyBook book,
      Searches searches,
      TrialRows trials,
      AttemptRows attempts,
      QueueTable queue,
      LeaseTable leases,
      OpenStudies open,
      TurnTable turns,
      Clock clock) {
    this.transactions = transactions;
    this.book = book;
    this.searches = searches;
    this.trials = trials;
    this.attempts = attempts;
    this.queue = queue;
    this.leases = leases;
    this.open = open;
    this.turns = turns;
    this.clock = clock;
  }

  /** Fails the study if its first trials all failed; says whether it did. */
  boolean failed(Search search) {
    History history = search.history();
    int first = Math.min(FIRST_TRIALS, search.plan().definition().trials());
    if (history.trialCount() < first
        || !history.trials().subList(0, first).stream().allMatch(Closing::hasFailed)) {
      return false;
    }
    String last =
        trials.byNumber(search.plan().id(), Set.of(first - 1)).stream()
            .findFirst()
            .flatMap(each -> trials.problem(each.id()))
            .orElse("nothing");
    String reason =
        (first == 1
                ? "Its only trial failed: %2$s"
                : "The first %d trials all failed; the last said: %s")
            .formatted(first, last);
    book.change(search.plan(), StudyState.FAILED, "failed", reason, Actor.PLATFORM);
    withdraw(search);
    return true;
  }

  /**
   * Ends the search though there is more to try, and the study unless a race follows; what runs is
   * told to stop.
   */
  void enough(Search search, String reason) {
    if (search.plan().race().isPresent()) {
      book.shorten(search.plan(), search.history().searchedCount(), reason);
      endWaiting(search);
    } else {
      book.change(search.plan(), StudyState.FINISHED, "finished", reason, Actor.PLATFORM);
      withdraw(search);
    }
  }

  private static boolean hasFailed(Trial trial) {
    return trial.ended().map(end -> end.ending() == Ending.FAILED).orElse(false);
  }

  /**
   * Nothing runs, waits or can be suggested. Trials that should run but aren't queued are returned
   * to be queued; if there are none, those that wait at a rung are pruned and the study is over.
   */
  List<QueueTable.Entry> strayOrFinish(Search search) {
    List<TrialRows.Row> left =
        trials.inStates(
            search.plan().id(), Set.of(TrialState.QUEUED, TrialState.RUNNING, TrialState.PAUSED));
    List<QueueTable.Entry> stray = new ArrayList<>();
    for (TrialRows.Row each : left) {
      if (search.history().trial(each.number()).state()
          == io.fairlead.kernel.search.TrialState.RUNNING) {
        stray.add(new QueueTable.Entry(each.id(), each.resume() != null));
      }
    }
    if (!stray.isEmpty()) {
      trials.queue(stray.stream().map(QueueTable.Entry::trial).toList());
      return stray;
    }
    StudyPlan plan = search.plan();
    Optional<Outcome> race =
        plan.race().flatMap(it -> it.outcome(plan.problem(), search.history()));
    end(search, left, TrialState.PRUNED, Ending.PRUNED);
    boolean noneWorked =
        search.history().trialCount() > 0
            && search.history().trials().stream().allMatch(Closing::hasFailed);
    if (noneWorked) {
      book.change(plan, StudyState.FAILED, "failed", "All of its trials failed.", Actor.PLATFORM);
    } else {
      book.finish(plan, whyEarly(search), race);
    }
    close(plan.id());
    return List.of();
  }

  /** Its rule, or a space without an untried configuration, ends a study before its last trial. */
  private @Nullable String whyEarly(Search search) {
    History history = search.history();
    int planned = search.plan().definition().trials();
    if (history.searchedCount() >= planned) {
      return book.conclusion(search.plan().id()).orElse(null);
    }
    var space = search.plan().problem().space();
    boolean outside = // a baseline may lie there
        history.trialCount() > 0 && !space.contains(history.trial(0).configuration());
    return "Its search space has %d configurations and all were tried, so it ends before %d trials."
        .formatted(history.searchedCount() - (outside ? 1 : 0), planned);
  }

  /** Ends what waits, and tells what runs to stop; the study's state is set already. */
  void withdraw(Search search) {
    endWaiting(search);
    close(search.plan().id());
  }

  private void endWaiting(Search search) {
    UUID study = search.plan().id();
    transactions.crossing(
        () -> {
          queue.withdraw(study);
          leases.want(study, OrderKind.STOP);
          return true;
        });
    end(
        search,
        trials.inStates(study, Set.of(TrialState.QUEUED, TrialState.PAUSED)),
        TrialState.STOPPED,
        Ending.STOPPED);
    searches.store(search);
  }

  private void end(Search search, List<TrialRows.Row> waiting, TrialState state, Ending ending) {
    List<Ruling> rulings = new ArrayList<>();
    Map<UUID, Double> seconds =
        attempts.secondsOf(waiting.stream().map(TrialRows.Row::id).toList());
    for (TrialRows.Row each : waiting) {
      List<Double> objectives =
          search.objectives(search.history().trial(each.number()).objectives());
      double cost = seconds.getOrDefault(each.id(), 0.0);
      search.append(new Ended(each.number(), ending, each.step(), objectives, List.of(), cost));
      rulings.add(
          new Ruling(
              each.id(),
              each.number(),
              NO_ATTEMPT,
              "",
              state,
              each.step(),
              null,
              Map.of(),
              null,
              null,
              false,
              null));
    }
    trials.settle(rulings, clock.instant());
  }

  private void close(UUID study) {
    transactions.crossing(
        () -> {
          open.remove(study);
          turns.forget(study);
          return true;
        });
  }
}
