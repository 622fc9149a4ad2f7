package io.fairlead.platform.scheduling;

import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.NothingToSuggestException;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.Suggestion;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.log.LogIds;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.References.Reference;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keeps a study's queue of suggestions filled, one at a time per study: its row is locked. The
 * pruner is asked first, then the sampler; both see the history as it is stored.
 */
@Component
final class Proposer {

  private final Transactions transactions;
  private final Searches searches;
  private final Demand demand;
  private final TrialRows trials;
  private final QueueTable queue;
  private final TurnTable turns;
  private final Closing closing;
  private final Enough enough;
  private final Events events;
  private final Changes changes;
  private final TrialSpans spans;
  private final Clock clock;

  Proposer(
      Transactions transactions,
      Searches searches,
      Demand demand,
      TrialRows trials,
      QueueTable queue,
      TurnTable turns,
      Closing closing,
      Enough enough,
      Events events,
      Changes changes,
      TrialSpans spans,
      Clock clock) {
    this.transactions = transactions;
    this.searches = searches;
    this.demand = demand;
    this.trials = trials;
    this.queue = queue;
    this.turns = turns;
    this.closing = closing;
    this.enough = enough;
    this.events = events;
    this.changes = changes;
    this.spans = spans;
    this.clock = clock;
  }

  /** Fills the queue of one study, or ends the study when nothing is left to do. */
  void fill(UUID workspace, UUID study) {
    transactions.in(
        workspace,
        () -> {
          Search search = searches.open(workspace, study);
          try (var _ = LogIds.trace(search.plan().trace())) {
            if (search.runs() && !closing.failed(search) && !enough.of(search)) {
              fill(search);
            }
          }
        });
  }

  private void fill(Search search) {
    Demand.Standing standing = demand.of(search);
    String inputs = search.history().digest();
    Batch batch = propose(search, standing.wanted());
    List<QueueTable.Entry> entries = new ArrayList<>(resumed(search, batch.resumed));
    boolean idle =
        standing.running() == 0
            && standing.waiting() == 0
            && batch.suggested.isEmpty()
            && batch.resumed.isEmpty();
    if (idle && standing.wanted() > 0) {
      entries.addAll(closing.strayOrFinish(search));
    }
    batch.suggested.forEach(each -> entries.add(new QueueTable.Entry(each.id(), false)));
    write(search, batch, entries, inputs);
  }

  private static final class Batch {
    private final List<TrialRows.Suggested> suggested = new ArrayList<>();
    private final Set<Integer> resumed = new LinkedHashSet<>();
  }

  private Batch propose(Search search, int wanted) {
    Batch batch = new Batch();
    StudyPlan plan = search.plan();
    Problem problem = plan.problem();
    boolean exhausted = false;
    while (batch.suggested.size() + batch.resumed.size() < wanted) {
      OptionalInt resume = plan.pruner().resume(problem, search.history());
      if (resume.isPresent()) {
        search.append(new SearchEvent.Resumed(resume.getAsInt()));
        batch.resumed.add(resume.getAsInt());
      } else if (!exhausted && mayStart(plan, search)) {
        try {
          Instant start = clock.instant();
          TrialRows.Suggested suggested = suggest(search, problem);
          batch.suggested.add(suggested);
          spans.suggested(plan, suggested, start, clock.instant());
        } catch (NothingToSuggestException e) {
          exhausted = true; // the rest is resuming
          problem =
              new Problem(
                  problem.space(),
                  problem.objectives(),
                  problem.maxSteps(),
                  Math.max(1, search.history().searchedCount()),
                  problem.references());
        }
      } else {
        break;
      }
    }
    return batch;
  }

  private static boolean mayStart(StudyPlan plan, Search search) {
    return search.history().searchedCount() < plan.definition().trials()
        || plan.definition().race() != null;
  }

  private static TrialRows.Suggested suggest(Search search, Problem problem) {
    StudyPlan plan = search.plan();
    long seed = plan.definition().seed();
    int number = search.history().trialCount();
    String digest = search.history().digest();
    Optional<Reference> reference = plan.reference(number);
    Suggestion suggestion =
        reference
            .map(
                it ->
                    new Suggestion(
                        plan.configuration(it),
                        "baseline",
                        "The baseline, which the others are compared with."))
            .orElseGet(() -> plan.sampler().suggest(problem, search.history(), seed));
    search.append(
        new SearchEvent.Suggested(number, suggestion.configuration(), suggestion.repeats()));
    return new TrialRows.Suggested(
        Ids.next(),
        number,
        suggestion.repeats().isPresent() ? suggestion.repeats().getAsInt() : null,
        reference
            .map(Reference::parameters)
            .orElseGet(() -> plan.parameters(suggestion.configuration())),
        Seeds.derive(seed, "trial", number),
        suggestion.explanation(),
        digest);
  }

  /** Those that wait with a checkpoint; one whose attempt still ends is queued when it has. */
  private List<QueueTable.Entry> resumed(Search search, Set<Integer> numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    List<QueueTable.Entry> entries =
        trials.byNumber(search.plan().id(), numbers).stream()
            .filter(each -> each.state() == TrialState.PAUSED)
            .map(each -> new QueueTable.Entry(each.id(), true))
            .toList();
    trials.queue(entries.stream().map(QueueTable.Entry::trial).toList());
    return entries;
  }

  /**
   * @param inputs digest of the history that the batch was decided from
   */
  private void write(Search search, Batch batch, List<QueueTable.Entry> entries, String inputs) {
    StudyPlan plan = search.plan();
    Instant now = clock.instant();
    if (!batch.suggested.isEmpty()) {
      trials.insert(plan, batch.suggested, now);
    }
    searches.store(search);
    if (!entries.isEmpty()) {
      transactions.crossing(
          () -> {
            queue.add(plan, entries, now);
            if (!batch.suggested.isEmpty()) {
              turns.offer(plan, batch.suggested.getLast().explanation());
            }
            return true;
          });
    }
    if (!batch.suggested.isEmpty() || !batch.resumed.isEmpty()) {
      events.append(
          "trials.suggested",
          plan.id(),
          Actor.PLATFORM,
          Map.of(
              "new", batch.suggested.stream().map(TrialRows.Suggested::number).toList(),
              "resumed", List.copyOf(batch.resumed),
              "inputs", inputs));
      changes.studyChanged(plan.workspace(), plan.id());
    }
  }
}
