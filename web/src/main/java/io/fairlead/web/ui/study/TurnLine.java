package io.fairlead.web.ui.study;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.scheduling.StudyTurn;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import java.util.Optional;

/** What a study's next trial is worth, why it waits, and, for who may, how much it counts. */
final class TurnLine extends Div {

  private final Span words = new Span();
  private double weight;

  TurnLine(Here here, StudyServices services, Study study) {
    weight = study.definition().weight();
    addClassName("turn-line");
    words.addClassName("about");
    Button weigh = new Button("Weight…");
    boolean may = here.may(Permission.WEIGH_STUDIES);
    weigh.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    weigh.setVisible(!here.guest());
    weigh.setEnabled(may);
    weigh.setTooltipText(
        may
            ? "How much it counts where its trials compete with those of other studies."
            : "This is for " + Here.whoMay(Permission.WEIGH_STUDIES) + " of this workspace.");
    weigh.addClickListener(click -> new WeightDialog(here, services, study, weight).open());
    add(words, weigh);
    setVisible(false);
  }

  /**
   * @param turn empty for a study that starts no more trials
   */
  void show(Optional<StudyTurn> turn) {
    setVisible(turn.isPresent());
    turn.ifPresent(
        it -> {
          weight = it.weight();
          words.setText(it.worth() + " " + it.standing());
        });
  }
}
