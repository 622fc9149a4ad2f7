package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.notebook.Saved;
import io.fairlead.web.ui.format.Times;
import java.time.Clock;
import java.util.function.Consumer;

/** Says who changed what meanwhile, and asks which is to stay; nothing is lost either way. */
final class ConflictPanel extends Div {

  /** What is to stay in the cell. */
  enum Choice {
    MINE,
    THEIRS,
    BOTH
  }

  private final Pre mine = new Pre();

  ConflictPanel(
      Saved.Conflicting conflict,
      String theirs,
      String mine,
      Clock clock,
      Consumer<Choice> chosen) {
    String who = conflict.current().changedBy();
    Paragraph what =
        new Paragraph(
            "%s changed this cell %s, before your change could be saved. Yours is kept as version %d; choose what is to stand here."
                .formatted(
                    who,
                    Times.ago(conflict.current().changedAt(), clock.instant()),
                    conflict.kept().number()));
    this.mine.setText(mine);
    Div sides =
        new Div(side("What " + who + " wrote", new Pre(theirs)), side("What you wrote", this.mine));
    sides.addClassName("conflict-sides");
    Button both = new Button("Keep both", click -> chosen.accept(Choice.BOTH));
    both.addThemeVariants(ButtonVariant.PRIMARY);
    both.setTooltipText("Yours becomes a cell below");
    Div ways =
        new Div(
            both,
            new Button("Use mine", click -> chosen.accept(Choice.MINE)),
            new Button("Use " + who + "'s", click -> chosen.accept(Choice.THEIRS)));
    ways.addClassName("conflict-ways");
    add(what, sides, ways);
  }

  /** What the person wrote on with while the question stood. */
  void showMine(String text) {
    mine.setText(text);
  }

  private static Div side(String title, Pre text) {
    Span heading = new Span(title);
    heading.addClassName("figure-label");
    return new Div(heading, text);
  }
}
