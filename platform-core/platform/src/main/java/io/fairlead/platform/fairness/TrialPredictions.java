package io.fairlead.platform.fairness;

import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.dataset.Task;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.Trials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings together what a trial predicted and what its data set says of the same rows. */
@Component
class TrialPredictions {

  private static final String LABEL = "label of the trial";
  private static final String PREDICTION = "prediction of the trial";
  private static final long MEMORY_BYTES = 512L << 20;

  private final Trials trials;
  private final Studies studies;
  private final Datasets datasets;
  private final StoredPredictions stored;

  TrialPredictions(Trials trials, Studies studies, Datasets datasets, Artifacts artifacts) {
    this.trials = trials;
    this.studies = studies;
    this.datasets = datasets;
    this.stored = new StoredPredictions(trials, artifacts);
  }

  /** What was read. */
  record Found(String source, String digest, Collector.Collected collected) {}

  Found read(UUID workspace, AuditSpec spec, UUID id) {
    Trial trial =
        trials.find(workspace, id).orElseThrow(() -> new NotFound("trial", id.toString()));
    StoredPredictions.Rows predicted = predicted(workspace, trial, spec.split());
    Dataset dataset = dataset(workspace, trial);
    AuditSpec asked = spec.with(spec.reference(), positive(spec, dataset, predicted));
    Collector collector =
        new Collector(
            asked,
            LABEL,
            PREDICTION,
            switch (dataset.task()) {
              case BINARY -> Collector.Kind.SCORES;
              case MULTICLASS -> Collector.Kind.CLASSES;
              case REGRESSION -> Collector.Kind.NUMBERS;
            });
    join(workspace, dataset, predicted, collector);
    return new Found(
        "trial %d, %s"
            .formatted(trial.number(), spec.split().name().toLowerCase(java.util.Locale.ROOT)),
        predicted.digest(),
        collector.collected());
  }

  private StoredPredictions.Rows predicted(UUID workspace, Trial trial, AuditSpec.Split split) {
    return stored
        .of(workspace, trial, split)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "trial",
                    "An audit needs the predictions that a trial keeps when it completes.",
                    "trial %d is %s and has none".formatted(trial.number(), trial.state()),
                    "Choose a complete trial of a trainer that predicts."));
  }

  private Dataset dataset(UUID workspace, Trial trial) {
    return studies
        .asked(workspace, trial.study())
        .map(study -> study.definition().dataset())
        .flatMap(name -> datasets.find(workspace, name))
        .orElseThrow(
            () ->
                new InvalidInput(
                    "trial",
                    "Sensitive columns come from the trial's data set.",
                    "a trial without one",
                    "Upload its predictions with the groups beside them."));
  }

  /** The model's own positive class; a class of several has to be named. */
  private static @Nullable String positive(
      AuditSpec spec, Dataset dataset, StoredPredictions.Rows predicted) {
    String told = spec.positive();
    if (dataset.task() != Task.BINARY) {
      return told;
    }
    String own = predicted.positive();
    if (told != null && !told.equals(own)) {
      throw new InvalidInput(
          "positive",
          "A trial's scores are probabilities of its own positive class, '%s'.".formatted(own),
          told,
          "Leave it out.");
    }
    return own;
  }

  private void join(
      UUID workspace, Dataset dataset, StoredPredictions.Rows predicted, Collector collector) {
    boolean scores = dataset.task() != Task.MULTICLASS;
    try (BufferAllocator allocator = new RootAllocator(MEMORY_BYTES);
        ArrowReader reader = datasets.open(workspace, dataset.digest(), allocator)) {
      ArrowRows.read(reader, allocator, new Join(predicted, collector, scores));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the rows through that were predicted, with label and prediction behind their columns. */
  private static final class Join implements RowSource.Sink {

    private final StoredPredictions.Rows predicted;
    private final Collector collector;
    private final boolean scores;
    private int row;

    Join(StoredPredictions.Rows predicted, Collector collector, boolean scores) {
      this.predicted = predicted;
      this.collector = collector;
      this.scores = scores;
    }

    @Override
    public void columns(List<String> names) {
      String[] all = Arrays.copyOf(names.toArray(String[]::new), names.size() + 2);
      all[names.size()] = LABEL;
      all[names.size() + 1] = PREDICTION;
      collector.columns(List.of(all));
    }

    @Override
    public void row(String place, @Nullable String[] values) {
      StoredPredictions.Row known = predicted.at(row++);
      if (known != null) {
        @Nullable String[] all = Arrays.copyOf(values, values.length + 2);
        all[values.length] = known.label();
        all[values.length + 1] = scores ? known.score() : known.predicted();
        collector.row(place, all);
      }
    }
  }
}
