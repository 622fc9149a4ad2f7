package io.fairlead.web.ui.study;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import io.fairlead.platform.scheduling.StudyTurn;
import io.fairlead.platform.search.Ladder;
import io.fairlead.platform.search.Prospects;
import io.fairlead.platform.search.SuggestionReplay;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Explanations.Explained;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Live;
import io.fairlead.web.ui.page.Pieces;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How the study searches: why the last suggestion was made, what is left to gain, which parameters
 * matter, how far trials got.
 */
final class SearchSection extends Section {

  private final transient Here here;
  private final transient StudyServices services;
  private final transient Study study;
  private final Div suggestion = part("Why the last suggestion");
  private final Div outlook = part("What is left to gain");
  private final Div importance = part("Which parameters matter");
  private final Div rungs = part("How far trials got");
  private final transient ReplayLine replay;
  private final transient TurnLine turn;

  SearchSection(Here here, StudyServices services, Study study, Clock clock) {
    this.here = here;
    this.services = services;
    this.study = study;
    replay = new ReplayLine(here, services, study, clock);
    turn = new TurnLine(here, services, study);
    addClassName("search-section");
    Div head = new Div(Pieces.heading("The search"), replay);
    head.addClassName("section-head");
    Div parts = new Div(suggestion, importance, outlook, rungs);
    parts.addClassName("search-parts");
    add(head, turn, parts);
    add(
        live(this::read, this::show, new Div[] {suggestion, rungs}),
        live(
            () -> services.insights().prospects(here.id(), study.id()),
            this::show,
            new Div[] {importance, outlook}));
  }

  private static Div part(String title) {
    H3 heading = new H3(title);
    heading.addClassName("part-title");
    Div part = new Div(heading, Pieces.skeleton(4));
    part.addClassName("search-part");
    return part;
  }

  /** An element that is read for as long as it is there. */
  private <T> Component live(Supplier<T> read, Consumer<T> show, Div[] shown) {
    Div reader = new Div();
    reader.setVisible(true);
    reader.getStyle().set("display", "none");
    Live.bind(
        reader,
        listener -> services.changes().subscribe(here.id(), study.id(), listener),
        read,
        show,
        problem -> {
          for (Div each : shown) {
            fill(each, Pieces.error("It could not be read", "It is tried again soon."));
          }
        });
    return reader;
  }

  /** What is quickly read. */
  private record Read(
      Optional<Explained> last,
      Ladder ladder,
      Optional<SuggestionReplay> replay,
      Optional<StudyTurn> turn) {}

  private Read read() {
    return new Read(
        services.explanations().last(here.id(), study.id()),
        services.insights().ladder(here.id(), study.id()),
        here.guest() ? Optional.empty() : services.suggestionReplays().last(here.id(), study.id()),
        turn());
  }

  /** A study that is over starts nothing; other studies are no business of guests. */
  private Optional<StudyTurn> turn() {
    if (here.guest()) {
      return Optional.empty();
    }
    return services
        .studies()
        .find(here.id(), study.id().toString())
        .filter(now -> !now.state().isOver())
        .map(now -> services.turns().of(here.id(), now.id()));
  }

  private void show(Read now) {
    fill(
        suggestion,
        now.last()
            .<Component>map(it -> new ExplanationPanel(here, study, it))
            .orElseGet(
                () ->
                    nothing(
                        "Nothing was suggested yet. Once something is, this says which strategy"
                            + " chose it and what it expected.")));
    fill(rungs, RungTable.of(now.ladder()));
    replay.show(now.replay());
    turn.show(now.turn());
  }

  private void show(Prospects now) {
    fill(importance, ImportancePlot.of(now));
    fill(outlook, OutlookWords.of(study, now));
  }

  /** What isn't there yet and when it will be. */
  static Component nothing(String text) {
    com.vaadin.flow.component.html.Paragraph empty =
        new com.vaadin.flow.component.html.Paragraph(text);
    empty.addClassName("about");
    return empty;
  }

  private static void fill(Div part, Component content) {
    while (part.getComponentCount() > 1) {
      part.remove(part.getComponentAt(1));
    }
    part.add(content);
  }
}
