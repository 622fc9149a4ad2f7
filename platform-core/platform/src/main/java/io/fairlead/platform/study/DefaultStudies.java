package io.fairlead.platform.study;

import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.trace.Traces;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Studies in the database. */
@Service
class DefaultStudies implements Studies {

  private final Transactions transactions;
  private final StudyResolver resolver;
  private final StudyTable table;
  private final StudyResults results;
  private final StudyBook book;
  private final MeasuredStudies measured;
  private final Extensions extensions;
  private final Weights weights;
  private final StudyListener listener;
  private final Waiting waiting;
  private final Events events;
  private final Changes changes;
  private final Traces traces;
  private final Clock clock;

  DefaultStudies(
      Transactions transactions,
      StudyResolver resolver,
      StudyTable table,
      StudyResults results,
      StudyBook book,
      MeasuredStudies measured,
      Extensions extensions,
      Weights weights,
      StudyListener listener,
      Waiting waiting,
      Events events,
      Changes changes,
      Traces traces,
      Clock clock) {
    this.transactions = transactions;
    this.resolver = resolver;
    this.table = table;
    this.results = results;
    this.book = book;
    this.measured = measured;
    this.extensions = extensions;
    this.weights = weights;
    this.listener = listener;
    this.waiting = waiting;
    this.events = events;
    this.changes = changes;
    this.traces = traces;
    this.clock = clock;
  }

  @Override
  public Study submit(UUID workspace, StudyDefinition definition, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          Instant since = clock.instant();
          StudyPlan.Resolved resolved = resolver.resolve(workspace, definition);
          UUID id = Ids.next();
          String trace = traces.begin(id);
          StudyTable.Row row =
              new StudyTable.Row(
                  id,
                  workspace,
                  name(workspace, definition),
                  definition,
                  StudyState.QUEUED,
                  null,
                  clock.instant(),
                  by.name(),
                  null,
                  null,
                  StudyFairness.first(definition.fairness()),
                  trace,
                  null,
                  null);
          table.insert(row, resolved);
          measured.begin(row);
          events.append(
              "study.submitted",
              id,
              by,
              Changed.data(
                  submitted(row, by),
                  null,
                  Map.of("name", row.name(), "definition", StudyJson.write(definition))));
          listener.submitted(new StudyPlan(id, workspace, definition, resolved, trace));
          traces.submitted(
              trace,
              id,
              since,
              Map.of("fairlead.study", id.toString(), "fairlead.workspace", workspace.toString()));
          changes.studyChanged(workspace, id);
          return study(row);
        });
  }

  private static Map<String, Object> submitted(StudyTable.Row row, Actor by) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", row.name());
    data.put("trainer", row.definition().trainer());
    data.put("rationale", Rationale.stated(row.definition().rationale(), by));
    return data;
  }

  private String name(UUID workspace, StudyDefinition definition) {
    table.lockNames(workspace);
    String wanted = definition.name();
    if (wanted == null) {
      return StudyNames.free(definition, table::nameTaken);
    }
    if (table.nameTaken(wanted)) {
      throw new InvalidInput(
          "name",
          "A study's name is unique in its workspace.",
          wanted,
          "Choose another one, or leave it out to be given one.");
    }
    return wanted;
  }

  @Override
  public Page<Study> list(UUID workspace, @Nullable String after, int limit) {
    return transactions.in(
        workspace,
        () -> {
          List<StudyTable.Row> rows = table.list(cursor(after), limit + 1);
          List<StudyTable.Row> shown = rows.subList(0, Math.min(limit, rows.size()));
          Map<UUID, Map<TrialState, Integer>> counts =
              results.counts(shown.stream().map(StudyTable.Row::id).toList());
          return new Page<>(
              shown.stream()
                  .map(row -> study(row, counts.getOrDefault(row.id(), Map.of())))
                  .toList(),
              rows.size() > limit ? shown.getLast().id().toString() : null);
        });
  }

  private static @Nullable UUID cursor(@Nullable String after) {
    if (after == null) {
      return null;
    }
    return uuid(after)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "after",
                    "A cursor is what the page before gave as its next.",
                    after,
                    "Leave it out to start again."));
  }

  @Override
  public Optional<Study> find(UUID workspace, String nameOrId) {
    return transactions.in(
        workspace,
        () -> uuid(nameOrId).flatMap(table::find).or(() -> table.find(nameOrId)).map(this::study));
  }

  @Override
  public Optional<Asked> asked(UUID workspace, UUID study) {
    return transactions.in(
        workspace, () -> table.find(study).map(row -> new Asked(row.definition(), row.fairness())));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public Study pause(UUID workspace, UUID study, Actor by) {
    return change(workspace, study, StudyState.PAUSED, "paused", by, listener::paused);
  }

  @Override
  public Study resume(UUID workspace, UUID study, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          StudyBook.Locked now = book.lock(study);
          StudyState to = now.started() ? StudyState.RUNNING : StudyState.QUEUED;
          if (now.state() != StudyState.PAUSED) {
            throw new StudyStateConflict(now.name(), now.state(), to);
          }
          return change(workspace, study, to, "resumed", by, listener::resumed);
        });
  }

  @Override
  public Study stop(UUID workspace, UUID study, @Nullable String rationale, Actor by) {
    String why = Rationale.stated(rationale, by);
    return transactions.in(
        workspace,
        () -> {
          StudyPlan plan = book.plan(workspace, study);
          book.decide(plan, StudyState.STOPPED, "stopped", why, by);
          listener.stopped(plan);
          return found(study);
        });
  }

  @Override
  public Study measure(
      UUID workspace,
      UUID study,
      List<FairnessMeasure> measures,
      @Nullable String reason,
      Actor by) {
    return transactions.in(
        workspace,
        () -> {
          book.lock(study);
          StudyTable.Row row =
              table.find(study).orElseThrow(() -> new NotFound("study", study.toString()));
          measured.set(row, measures, reason, by);
          return found(study);
        });
  }

  @Override
  public Study weigh(UUID workspace, UUID study, double weight, @Nullable String reason, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          book.lock(study);
          weights.set(
              table.find(study).orElseThrow(() -> new NotFound("study", study.toString())),
              weight,
              reason,
              by);
          return found(study);
        });
  }

  private Study found(UUID study) {
    return table
        .find(study)
        .map(this::study)
        .orElseThrow(() -> new NotFound("study", study.toString()));
  }

  @Override
  public Study extend(UUID workspace, UUID study, int more, @Nullable String rationale, Actor by) {
    String why = Rationale.stated(rationale, by);
    return transactions.in(
        workspace,
        () -> {
          StudyBook.Locked now = book.lock(study);
          extensions.check(book.plan(workspace, now), now, more);
          StudyPlan extended = book.extend(workspace, now, now.trials() + more, why, by);
          listener.extended(extended, now.state().isOver());
          return table
              .find(study)
              .map(this::study)
              .orElseThrow(() -> new NotFound("study", study.toString()));
        });
  }

  private Study change(
      UUID workspace,
      UUID study,
      StudyState to,
      String verb,
      Actor by,
      Consumer<StudyPlan> listens) {
    return transactions.in(
        workspace,
        () -> {
          StudyPlan plan = book.plan(workspace, study);
          book.change(plan, to, verb, null, by);
          listens.accept(plan);
          return found(study);
        });
  }

  private Study study(StudyTable.Row row) {
    return study(row, results.counts(List.of(row.id())).getOrDefault(row.id(), Map.of()));
  }

  private Study study(StudyTable.Row row, Map<TrialState, Integer> counts) {
    String problem = row.problem();
    if (problem == null
        && (row.state() == StudyState.QUEUED || row.state() == StudyState.RUNNING)) {
      problem = waiting.budget(row.workspace(), row.id()).orElse(null);
    }
    boolean idle =
        row.state() == StudyState.RUNNING
            && counts.getOrDefault(TrialState.QUEUED, 0) > 0
            && counts.getOrDefault(TrialState.RUNNING, 0) == 0;
    if (problem == null && (row.state() == StudyState.QUEUED || idle)) {
      problem = waiting.slots(row.workspace(), row.definition().resources()).orElse(null);
    }
    return new Study(
        row.id(),
        row.workspace(),
        row.name(),
        row.state(),
        row.definition(),
        counts,
        results.best(row).orElse(null),
        row.createdAt(),
        row.createdBy(),
        row.startedAt(),
        row.endedAt(),
        problem,
        row.fairness(),
        row.trace(),
        row.conclusion());
  }
}
