package io.fairlead.web.ui.study;

import com.vaadin.flow.component.Component;
import io.fairlead.kernel.search.Objective;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyJson.Sketch;
import io.fairlead.web.ui.chart.Chart;
import io.fairlead.web.ui.chart.CurvesChart;
import io.fairlead.web.ui.chart.HistoryChart;
import io.fairlead.web.ui.chart.ParallelChart;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Live;
import io.fairlead.web.ui.trial.TrialNavigation;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Live parts of studies for other pages; each keeps itself up to date while it is attached. */
@org.springframework.stereotype.Component
public final class StudyPieces {

  private final StudyServices services;
  private final FormServices forms;

  StudyPieces(StudyServices services, FormServices forms) {
    this.services = services;
    this.forms = forms;
  }

  /** The one sentence about where a study stands. */
  public static String answer(Study study, Instant now) {
    return Answer.of(study, now);
  }

  /** Where a study stands, with what can be done about it. */
  public Component card(Here here, Clock clock, Study study) {
    StudyCard card = new StudyCard(here, services, clock, study);
    StudyReader reader = new StudyReader(services, here.id(), study.id());
    Live.bind(
            card,
            listener -> services.changes().subscribe(here.id(), study.id(), listener),
            reader::standing,
            standing -> card.show(standing.study(), standing.history()),
            problem -> {})
        .withThePage();
    return card;
  }

  /**
   * What a new study is set up with.
   *
   * @param initial what it begins with; null for what is usual
   * @param changed told after each change of the person's
   */
  public StudyForm form(Here here, @Nullable Sketch initial, Runnable changed) {
    return new StudyForm(here, forms, initial, Optional.empty(), changed);
  }

  /** What somebody's click does that may start a study, as the beginning of its trace. */
  public void clicked(String button, Runnable action) {
    forms.traces().clicked(button, action);
  }

  /**
   * A chart of a study.
   *
   * @param which {@code history}, {@code curves} or {@code parallel}
   */
  public Chart chart(Here here, Study study, String which) {
    StudyReader reader = new StudyReader(services, here.id(), study.id());
    Objective objective = study.definition().objectives().getFirst();
    return switch (which) {
      case "curves" -> curves(here, study, reader, objective);
      case "parallel" -> parallel(here, study, reader, objective);
      default -> history(here, study, reader, objective);
    };
  }

  private Chart history(Here here, Study study, StudyReader reader, Objective objective) {
    HistoryChart chart = new HistoryChart(objective);
    return bound(
        chart, here, study, reader, reader::standing, standing -> chart.show(standing.history()));
  }

  private Chart curves(Here here, Study study, StudyReader reader, Objective objective) {
    CurvesChart chart = new CurvesChart("Learning curves", objective.metric(), "curves");
    return bound(
        chart,
        here,
        study,
        reader,
        reader::evidence,
        evidence -> chart.show(evidence.curves(), i -> evidence.top().get(i).number()));
  }

  private Chart parallel(Here here, Study study, StudyReader reader, Objective objective) {
    ParallelChart chart = new ParallelChart(objective);
    return bound(
        chart,
        here,
        study,
        reader,
        reader::evidence,
        evidence -> evidence.forParallel().ifPresent(best -> chart.show(best, best.size())));
  }

  private <T, C extends Chart> C bound(
      C chart, Here here, Study study, StudyReader reader, Supplier<T> read, Consumer<T> show) {
    chart.onPick(
        number ->
            reader
                .trialNumbered(number)
                .ifPresent(
                    trial ->
                        chart
                            .getUI()
                            .ifPresent(ui -> ui.navigate(TrialNavigation.of(here, trial)))));
    Live.bind(
        chart,
        listener -> services.changes().subscribe(here.id(), study.id(), listener),
        read,
        show,
        problem -> chart.fail("It could not be read; it is tried again soon."));
    return chart;
  }
}
