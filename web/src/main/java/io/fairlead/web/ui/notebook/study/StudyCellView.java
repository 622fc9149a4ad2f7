package io.fairlead.web.ui.notebook.study;

import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.study.StudyContent;
import io.fairlead.platform.notebook.study.StudyKind;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.web.ui.chart.Svg;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.notebook.CellView;
import io.fairlead.web.ui.notebook.Print;
import io.fairlead.web.ui.study.StudyPieces;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A study, from its definition to its end. */
@Component
final class StudyCellView implements CellView {

  private final Studies studies;
  private final StudyPieces pieces;

  StudyCellView(Studies studies, StudyPieces pieces) {
    this.studies = studies;
    this.pieces = pieces;
  }

  @Override
  public String kind() {
    return StudyKind.NAME;
  }

  @Override
  public String label() {
    return "Study";
  }

  @Override
  public String glyph() {
    return "◔";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public CellBody body(CellHost host) {
    return new StudyBody(host, studies, pieces);
  }

  private Optional<Study> study(Print print, Cell cell) {
    return Optional.ofNullable(CellJson.read(cell.content(), StudyContent.class).study())
        .flatMap(id -> studies.find(print.here().id(), id.toString()));
  }

  @Override
  public String html(Print print, Cell cell) {
    return study(print, cell)
        .map(
            study ->
                "<h3>%s</h3><p class=\"answer\">%s</p><p class=\"about\">%s</p>"
                    .formatted(
                        Svg.escaped(study.name()),
                        Svg.escaped(answer(print, study)),
                        Svg.escaped(about(study))))
        .orElse("<p class=\"about\">A study that isn't started.</p>");
  }

  @Override
  public String markdown(Print print, Cell cell) {
    return study(print, cell)
        .map(
            study ->
                "**Study %s.** %s %s".formatted(study.name(), answer(print, study), about(study)))
        .orElse("*A study that isn't started.*");
  }

  private static String answer(Print print, Study study) {
    return StudyPieces.answer(study, print.clock().instant());
  }

  private static String about(Study study) {
    return "%s%s, sampler %s, pruner %s, seed %d, at most %d trials of %d steps."
        .formatted(
            study.definition().trainer(),
            study.definition().dataset() == null ? "" : " on " + study.definition().dataset(),
            study.definition().sampler().name(),
            study.definition().pruner().name(),
            study.definition().seed(),
            study.definition().mostTrials(),
            study.definition().maxSteps());
  }
}
