package io.fairlead.platform.search;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Pruner;
import io.fairlead.kernel.search.Replay;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.kernel.search.Verdict;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.scheduling.SearchEvents;
import io.fairlead.platform.search.SuggestionReplay.Difference;
import io.fairlead.platform.search.SuggestionReplay.State;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.Repeats;
import io.fairlead.platform.study.StudyBook;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Replays in the background, one after the other, with their results in the database. */
@Component
final class StoredSuggestionReplays implements SuggestionReplays {

  private static final Logger LOG = LoggerFactory.getLogger(StoredSuggestionReplays.class);
  private static final Duration TELL_EACH = Duration.ofSeconds(1);

  private final Transactions transactions;
  private final StudyBook book;
  private final SearchEvents stored;
  private final SuggestionReplayTable table;
  private final Background background;
  private final Events events;
  private final Changes changes;
  private final Clock clock;

  StoredSuggestionReplays(
      Transactions transactions,
      StudyBook book,
      SearchEvents stored,
      SuggestionReplayTable table,
      Background suggestionReplay,
      Events events,
      Changes changes,
      Clock clock) {
    this.transactions = transactions;
    this.book = book;
    this.stored = stored;
    this.table = table;
    this.background = suggestionReplay;
    this.events = events;
    this.changes = changes;
    this.clock = clock;
  }

  /** A study as its search was, to be made again. */
  private record Search(
      StudyPlan plan,
      List<SearchEvent> events,
      Map<Integer, String> digests,
      Map<Integer, Integer> planned) {

    /** Those that a sampler made. */
    int suggestions() {
      int references = plan.problem().references();
      return (int)
          events.stream()
              .filter(each -> each instanceof Suggested made && made.trial() >= references)
              .count();
    }

    int reports() {
      return (int) events.stream().filter(Reported.class::isInstance).count();
    }

    /** The problem with as many trials as were planned when {@code trials} were suggested. */
    Problem asPlanned(Problem problem, int trials) {
      return new Problem(
          problem.space(),
          problem.objectives(),
          problem.maxSteps(),
          planned.getOrDefault(trials, problem.maxTrials()),
          problem.references());
    }

    /** Of a suggestion and a verdict that aren't the same, the one that came first. */
    Optional<Difference> first(Replay replay) {
      for (SearchEvent event : events) {
        if (event instanceof Suggested made
            && replay.first().map(it -> it.trial() == made.trial()).orElse(false)) {
          return replay.first().map(StoredSuggestionReplays::difference);
        }
        if (event instanceof Reported told
            && replay
                .verdicts()
                .first()
                .map(it -> it.trial() == told.trial() && it.step() == told.step())
                .orElse(false)) {
          return replay.verdicts().first().map(StoredSuggestionReplays::difference);
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public SuggestionReplay request(UUID workspace, UUID study, Actor by) {
    Search search = transactions.in(workspace, () -> search(study));
    if (Repeats.isOf(search.plan().resolved().bundle())) {
      throw new Conflict(
          "This study runs one finished trial again and searches nothing; replay the suggestions of"
              + " that trial's study.");
    }
    if (search.suggestions() == 0) {
      throw new Conflict(
          "No sampler suggested anything in this study yet, so there is nothing to make again; wait"
              + " for its first trials.");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    SuggestionReplay fresh =
        new SuggestionReplay(
            Ids.next(),
            study,
            now,
            by.name(),
            search.suggestions(),
            search.reports(),
            0,
            now,
            null,
            null,
            null);
    return transactions.in(
        workspace,
        () -> {
          book.lock(study); // two requests at once are one
          Optional<SuggestionReplay> other =
              table.last(study).filter(it -> it.state(now) == State.RUNNING);
          if (other.isEmpty()) {
            table.insert(fresh);
            afterCommit(() -> background.start(() -> run(workspace, search, fresh, by)));
          }
          return other.orElse(fresh);
        });
  }

  private static void afterCommit(Runnable work) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }

  private Search search(UUID study) {
    return new Search(
        book.now(study), stored.read(study, 0), stored.digests(study), stored.planned(study));
  }

  @Override
  public Optional<SuggestionReplay> last(UUID workspace, UUID study) {
    return transactions.in(workspace, () -> table.last(study));
  }

  private boolean run(UUID workspace, Search search, SuggestionReplay replay, Actor by) {
    Telling sampler = new Telling(workspace, search, replay);
    Difference difference = null;
    String problem = null;
    int done = replay.total();
    try {
      StudyPlan plan = search.plan();
      difference =
          search
              .first(
                  Replay.of(
                      plan.problem(),
                      sampler,
                      new AsPlanned(search, plan.pruner()),
                      search.events(),
                      search.digests(),
                      plan.definition().seed()))
              .orElse(null);
    } catch (RuntimeException e) {
      LOG.error("The suggestions of study {} could not be replayed", replay.study(), e);
      problem = String.valueOf(e.getMessage());
      done = sampler.done;
    }
    end(workspace, replay, done, difference, problem, by);
    return true;
  }

  private void end(
      UUID workspace,
      SuggestionReplay replay,
      int done,
      @Nullable Difference difference,
      @Nullable String problem,
      Actor by) {
    Instant now = clock.instant();
    transactions.in(
        workspace,
        () -> {
          table.end(replay.id(), done, difference, problem, now);
          SuggestionReplay ended = table.last(replay.study()).orElse(replay);
          events.append(
              "suggestions.replayed",
              replay.study(),
              by,
              Map.of(
                  "suggestions", replay.total(),
                  "verdicts", replay.verdicts(),
                  "result", ended.state(now),
                  "why", ended.sentence(now)));
          changes.studyChanged(workspace, replay.study());
        });
  }

  private static Difference difference(Replay.Difference found) {
    return new Difference(
        found.trial(),
        found.suggested().asMap(),
        found.again().map(Configuration::asMap).orElse(null),
        found.what());
  }

  private static Difference difference(Replay.Other found) {
    return new Difference(
        found.trial(),
        Map.of("step", found.step(), "verdict", found.given().name()),
        Map.of("step", found.step(), "verdict", found.again().name()),
        found.what());
  }

  /** The study's pruner, with as many trials planned as there were when it judged. */
  private record AsPlanned(Search search, Pruner pruner) implements Pruner {

    @Override
    public List<Long> rungs(long maxSteps) {
      return pruner.rungs(maxSteps);
    }

    @Override
    public Verdict judge(Problem problem, History history, Report report) {
      return pruner.judge(search.asPlanned(problem, history.trialCount() - 1), history, report);
    }

    @Override
    public OptionalInt resume(Problem problem, History history) {
      return pruner.resume(problem, history);
    }
  }

  /** The study's sampler, with as many trials planned as then, that tells how far it is. */
  private final class Telling implements Sampler {
    private final UUID workspace;
    private final Search search;
    private final SuggestionReplay replay;
    private final Sampler sampler;
    private int done;
    private Instant told;

    private Telling(UUID workspace, Search search, SuggestionReplay replay) {
      this.workspace = workspace;
      this.search = search;
      this.replay = replay;
      this.sampler = search.plan().sampler();
      this.told = clock.instant();
    }

    @Override
    public Suggestion suggest(Problem problem, History history, long seed) {
      Instant now = clock.instant();
      if (Duration.between(told, now).compareTo(TELL_EACH) >= 0) {
        told = now;
        transactions.in(
            workspace,
            () -> {
              table.progressed(replay.id(), done, now);
              changes.studyChanged(workspace, replay.study());
            });
      }
      done++;
      return sampler.suggest(search.asPlanned(problem, history.trialCount()), history, seed);
    }
  }
}
