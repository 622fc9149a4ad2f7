package io.fairlead.web.ui.study;

import com.vaadin.flow.component.html.Div;
import io.fairlead.kernel.search.Direction;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.ObjectiveHistory;
import io.fairlead.web.ui.chart.Sparkline;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.time.Clock;

/** A study as a part of another page: the head of its own page, and how the best value grew. */
final class StudyCard extends Div {

  private final StudyHeader header;
  private final Div sparkline = new Div();

  StudyCard(Here here, StudyServices services, Clock clock, Study study) {
    addClassName("study-card");
    header = new StudyHeader(here, services, clock);
    header.asPart(Pieces.link(StudyNavigation.of(here, study.name()), "Open"));
    header.show(study);
    sparkline.addClassName("sparkline");
    add(header, sparkline);
  }

  void show(Study study, ObjectiveHistory history) {
    header.show(study);
    boolean maximize = study.definition().objectives().getFirst().direction() == Direction.MAXIMIZE;
    sparkline.getElement().setProperty("innerHTML", Sparkline.svg(history, maximize));
  }
}
