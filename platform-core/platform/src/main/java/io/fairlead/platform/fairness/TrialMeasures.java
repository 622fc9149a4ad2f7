package io.fairlead.platform.fairness;

import io.fairlead.kernel.fairness.AuditFigures;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.guardrail.FairnessWork;
import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.trial.TrialFairness;
import io.fairlead.platform.trial.TrialFairness.Figure;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Measures trials by what their studies are measured by, after they completed: what is left to do
 * stands in the database, so that it goes on after any crash, on any replica.
 */
@Component
public final class TrialMeasures {

  private static final Logger LOG = LoggerFactory.getLogger(TrialMeasures.class);
  private static final int AT_ONCE = 20;
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

  private final FairnessWork work;
  private final MeasuredTrials table;
  private final TrialPredictions predictions;
  private final Studies studies;
  private final Transactions transactions;
  private final Events events;
  private final Changes changes;
  private final Clock clock;

  TrialMeasures(
      FairnessWork work,
      MeasuredTrials table,
      TrialPredictions predictions,
      Studies studies,
      Transactions transactions,
      Events events,
      Changes changes,
      Clock clock) {
    this.work = work;
    this.table = table;
    this.predictions = predictions;
    this.studies = studies;
    this.transactions = transactions;
    this.events = events;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Measures some trials of one study.
   *
   * @return whether there was a study to look at
   */
  public boolean measureOnce() {
    Optional<FairnessWork.Taken> taken = transactions.crossing(() -> work.take(clock.instant()));
    taken.ifPresent(this::measure);
    return taken.isPresent();
  }

  /** What came of a look at a study. */
  private enum Left {
    NOTHING,
    MORE,
    PERHAPS_LATER,
    TROUBLE
  }

  private void measure(FairnessWork.Taken taken) {
    Left left = look(taken);
    transactions.crossing(
        () -> {
          switch (left) {
            case NOTHING -> work.done(taken);
            case MORE -> work.again(taken, clock.instant());
            case PERHAPS_LATER -> work.again(taken, clock.instant().plus(BETWEEN));
            case TROUBLE -> work.again(taken, clock.instant().plus(AFTER_TROUBLE));
          }
          return true;
        });
  }

  private Left look(FairnessWork.Taken taken) {
    UUID workspace = taken.workspace();
    UUID study = taken.study();
    StudyFairness by =
        studies.asked(workspace, study).map(Studies.Asked::fairness).orElse(StudyFairness.NONE);
    if (by.measures().isEmpty()) {
      return Left.NOTHING;
    }
    // asked before the trials are read: one that completes in between is seen the next time
    boolean open = transactions.in(workspace, () -> table.someAreOpen(study));
    List<UUID> trials =
        transactions.in(workspace, () -> table.behind(study, by.version(), AT_ONCE));
    boolean trouble = false;
    Map<UUID, TrialFairness> measured = new HashMap<>();
    for (UUID trial : trials) {
      try {
        measured.put(trial, new TrialFairness(by.version(), figures(workspace, trial, by)));
      } catch (RuntimeException e) {
        LOG.error("Trial {} could not be measured between groups; it is tried again.", trial, e);
        trouble = true;
      }
    }
    store(workspace, study, by.version(), measured);
    return trouble
        ? Left.TROUBLE
        : trials.size() == AT_ONCE ? Left.MORE : open ? Left.PERHAPS_LATER : Left.NOTHING;
  }

  private void store(UUID workspace, UUID study, int version, Map<UUID, TrialFairness> measured) {
    if (measured.isEmpty()) {
      return;
    }
    transactions.in(
        workspace,
        () -> {
          List<String> stored = new ArrayList<>();
          List<String> beyond = new ArrayList<>();
          measured.forEach(
              (trial, figures) -> {
                if (table.store(trial, figures)) {
                  stored.add(trial.toString());
                  if (figures.figures().values().stream().anyMatch(Figure::beyond)) {
                    beyond.add(trial.toString());
                  }
                }
              });
          events.append(
              "trials.measured",
              study,
              Actor.PLATFORM,
              Map.of("trials", stored, "beyond", beyond, "version", version));
          changes.studyChanged(workspace, study);
        });
  }

  private Map<String, Figure> figures(UUID workspace, UUID trial, StudyFairness by) {
    Map<AuditSpec, Read> read = new HashMap<>(); // several measures of the same groups
    Map<String, Figure> figures = new HashMap<>();
    for (FairnessMeasure measure : by.measures()) {
      Read found =
          read.computeIfAbsent(
              MeasuredTrials.spec(measure, trial), spec -> read(workspace, trial, spec));
      AuditFigures audited = found.figures();
      figures.put(
          measure.name(),
          audited == null ? Figure.none(found.problem()) : figure(measure, audited));
    }
    return figures;
  }

  /**
   * @param figures null when there is a problem
   */
  private record Read(@Nullable AuditFigures figures, String problem) {}

  private Read read(UUID workspace, UUID trial, AuditSpec spec) {
    try {
      return new Read(
          predictions
              .read(workspace, spec, trial)
              .collected()
              .observations()
              .audit()
              .at(spec.threshold(), OptionalInt.empty()),
          "");
    } catch (InvalidInput refused) {
      return new Read(null, String.valueOf(refused.getMessage()));
    } catch (NotFound gone) {
      return new Read(null, String.valueOf(gone.getMessage()));
    }
  }

  private static Figure figure(FairnessMeasure measure, AuditFigures audited) {
    io.fairlead.kernel.fairness.Figure between = audited.between().get(measure.word());
    if (between == null || !between.exists()) {
      return Figure.none("No group has the rows that it is a share of.");
    }
    if (audited.groups().stream().filter(each -> each.count() > 0).count() < 2) {
      return Figure.none("All rows are of one group, so there is nothing to compare.");
    }
    return new Figure(
        between.value(),
        finite(between.low()),
        finite(between.high()),
        between.undefined(),
        measure.isBeyond(between.value()),
        null);
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
