package io.fairlead.platform.baseline;

import io.fairlead.kernel.comparison.Improvement;
import io.fairlead.kernel.comparison.PairedBootstrap;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.platform.baseline.Comparison.Measured;
import io.fairlead.platform.baseline.Comparison.Nothing;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.fairness.AuditSpec;
import io.fairlead.platform.fairness.StoredPredictions;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.storage.Visits;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyBook;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialQuery;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.trial.Trials;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Compares a study's best trial with its baseline on the rows kept for the end. */
@Component
final class TestRows {

  private static final int KEPT = 500;

  private final Studies studies;
  private final StudyBook book;
  private final Trials trials;
  private final Datasets datasets;
  private final StoredPredictions predictions;
  private final Transactions transactions;
  private final Visits visits;
  private final Map<Pair, Comparison> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Pair, Comparison> eldest) {
              return size() > KEPT;
            }
          });

  /** Two complete trials, which never change. */
  private record Pair(UUID workspace, UUID baseline, UUID best) {}

  TestRows(
      Studies studies,
      StudyBook book,
      Trials trials,
      Datasets datasets,
      StoredPredictions predictions,
      Transactions transactions,
      Visits visits) {
    this.studies = studies;
    this.book = book;
    this.trials = trials;
    this.datasets = datasets;
    this.predictions = predictions;
    this.transactions = transactions;
    this.visits = visits;
  }

  Comparison compare(UUID workspace, UUID id) {
    Study study =
        studies
            .find(workspace, id.toString())
            .orElseThrow(() -> new NotFound("study", id.toString()));
    return compare(visits.owner(workspace), study); // who sees the study sees how it compares
  }

  private Comparison compare(UUID workspace, Study study) {
    UUID id = study.id();
    boolean hasBaseline =
        transactions.in(workspace, () -> book.plan(workspace, id).resolved().reference() != null);
    if (!hasBaseline) {
      return new Nothing(
          "This study has no baseline: none was set for its data set, trainer and objective when it was submitted, or it has a single trial.",
          null);
    }
    List<Trial> first = trials.list(workspace, id, TrialQuery.first(1)).items();
    if (first.isEmpty()) {
      return new Nothing("The baseline will be trial 0.", null);
    }
    Trial baseline = first.getFirst();
    if (baseline.state() != TrialState.COMPLETE) {
      return new Nothing(unfinished(study, baseline), baseline.id());
    }
    Study.Best best = study.best();
    if (best == null || best.number() == baseline.number()) {
      return new Nothing(
          "No trial is better than the baseline yet, going by %s.".formatted(metric(study)),
          baseline.id());
    }
    Pair pair = new Pair(workspace, baseline.id(), best.trial());
    Comparison known = kept.get(pair);
    if (known == null) {
      known = compare(workspace, study, baseline, best);
      kept.put(pair, known);
    }
    return known;
  }

  private static String unfinished(Study study, Trial baseline) {
    return switch (baseline.state()) {
      case FAILED ->
          "The baseline, trial 0, failed, so nothing can be said: %s".formatted(baseline.problem());
      case STOPPED -> "The baseline, trial 0, was stopped, so nothing can be said.";
      default ->
          study.state().isOver()
              ? "The baseline, trial 0, didn't finish, so nothing can be said."
              : "The baseline, trial 0, is still to finish.";
    };
  }

  private static String metric(Study study) {
    return study.definition().objectives().getFirst().metric();
  }

  private Comparison compare(UUID workspace, Study study, Trial baseline, Study.Best best) {
    if (metric(study).startsWith("test")) {
      return new Nothing(
          "The search was led by %s, so no rows are left that it never saw."
              .formatted(metric(study)),
          baseline.id());
    }
    Trial candidate = trials.find(workspace, best.trial()).orElseThrow();
    Optional<StoredPredictions.Rows> reference = test(workspace, baseline);
    Optional<StoredPredictions.Rows> chosen = test(workspace, candidate);
    Optional<Dataset> dataset =
        Optional.ofNullable(study.definition().dataset())
            .flatMap(name -> datasets.find(workspace, name));
    if (reference.isEmpty() || chosen.isEmpty() || dataset.isEmpty()) {
      return new Nothing(
          "The trainer keeps no predictions, so the best trial can't be compared with the baseline on test rows.",
          baseline.id());
    }
    Judge judge = Judge.of(dataset.get().task(), metric(study));
    try {
      return new Measured(
          baseline.id(),
          best.trial(),
          best.number(),
          judge.words(),
          judge.higherIsBetter(),
          improvement(judge, study, reference.get(), chosen.get()));
    } catch (IllegalArgumentException e) { // such as test rows of one class
      return new Nothing(
          "The best trial can't be compared with the baseline: " + e.getMessage(), baseline.id());
    }
  }

  private Optional<StoredPredictions.Rows> test(UUID workspace, Trial trial) {
    return predictions.of(workspace, trial, AuditSpec.Split.TEST);
  }

  private static Improvement improvement(
      Judge judge, Study study, StoredPredictions.Rows reference, StoredPredictions.Rows chosen) {
    List<Integer> rows =
        reference.byRow().keySet().stream()
            .filter(row -> chosen.byRow().containsKey(row))
            .sorted()
            .toList();
    return PairedBootstrap.compare(
        judge.scores(rows, reference.byRow(), chosen.byRow(), reference.positive()),
        Seeds.generator(study.definition().seed(), "baseline", 0));
  }
}
