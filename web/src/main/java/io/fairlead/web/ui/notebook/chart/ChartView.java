package io.fairlead.web.ui.notebook.chart;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Objective;
import io.fairlead.platform.metrics.Metrics;
import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.chart.ChartContent;
import io.fairlead.platform.notebook.chart.ChartKind;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialQuery;
import io.fairlead.platform.trial.Trials;
import io.fairlead.web.ui.chart.Drawings;
import io.fairlead.web.ui.chart.Svg;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.notebook.CellView;
import io.fairlead.web.ui.notebook.Print;
import io.fairlead.web.ui.study.StudyPieces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A chart of a study. */
@Component
final class ChartView implements CellView {

  static final Map<String, String> TITLES =
      Map.of(
          "history", "Objective history",
          "curves", "Learning curves",
          "parallel", "Parallel coordinates");
  private static final int CURVES = 20;
  private static final int BUCKETS = 120;
  private static final int LINES = 200;

  private final Studies studies;
  private final Trials trials;
  private final Metrics metrics;
  private final StudyPieces pieces;

  ChartView(Studies studies, Trials trials, Metrics metrics, StudyPieces pieces) {
    this.studies = studies;
    this.trials = trials;
    this.metrics = metrics;
    this.pieces = pieces;
  }

  @Override
  public String kind() {
    return ChartKind.NAME;
  }

  @Override
  public String label() {
    return "Chart";
  }

  @Override
  public String glyph() {
    return "∿";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public CellBody body(CellHost host) {
    return new ChartBody(host, studies, pieces);
  }

  @Override
  public String html(Print print, Cell cell) {
    ChartContent content = CellJson.read(cell.content(), ChartContent.class);
    String title = TITLES.getOrDefault(content.chart(), content.chart());
    String drawing = study(print, content).map(study -> drawing(print, study, content)).orElse("");
    return "<figure><figcaption>%s%s</figcaption>%s</figure>"
        .formatted(
            title,
            content.study().isEmpty() ? "" : " of " + Svg.escaped(content.study()),
            drawing.isEmpty() ? "<p class=\"about\">No trial has a value yet.</p>" : drawing);
  }

  private Optional<Study> study(Print print, ChartContent content) {
    return print
        .offers()
        .study(content.study())
        .flatMap(id -> studies.find(print.here().id(), id.toString()));
  }

  private String drawing(Print print, Study study, ChartContent content) {
    Objective objective = study.definition().objectives().getFirst();
    return switch (content.chart()) {
      case "curves" -> {
        List<Trial> best = best(print, study, CURVES);
        yield Drawings.curves(
            metrics.curves(
                print.here().id(),
                best.stream().map(Trial::id).toList(),
                objective.metric(),
                BUCKETS),
            objective.metric());
      }
      case "parallel" -> Drawings.parallel(best(print, study, LINES), objective);
      default -> Drawings.history(trials.history(print.here().id(), study.id()), objective);
    };
  }

  private List<Trial> best(Print print, Study study, int limit) {
    boolean down = study.definition().objectives().getFirst().direction() == Direction.MAXIMIZE;
    return trials
        .list(
            print.here().id(),
            study.id(),
            new TrialQuery(Set.of(), "objective", down, null, 0, limit))
        .items();
  }

  @Override
  public String markdown(Print print, Cell cell) {
    ChartContent content = CellJson.read(cell.content(), ChartContent.class);
    return study(print, content)
        .map(
            study ->
                "*Chart: %s of study %s. %s*"
                    .formatted(
                        TITLES.getOrDefault(content.chart(), content.chart()),
                        study.name(),
                        StudyPieces.answer(study, print.clock().instant())))
        .orElse("*Chart of a study that isn't started.*");
  }
}
