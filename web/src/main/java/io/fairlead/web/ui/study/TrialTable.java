package io.fairlead.web.ui.study;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.format.Shown;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every trial of a study, read page by page while it is scrolled. What is new is announced, what is
 * shown is brought up to date where it stands.
 */
final class TrialTable extends Div {

  private final transient TrialRows rows;
  private final transient CallbackDataProvider<Trial, Void> provider;
  private final TrialGrid grid;
  private final Button fresh = new Button();
  private final Select<Optional<TrialState>> states = new Select<>();

  TrialTable(
      Here here,
      Study study,
      StudyServices services,
      Optional<TrialState> filter,
      TableLayout layout,
      Runnable changed) {
    rows =
        new TrialRows(services.trials(), here.id(), study.id(), study.fairness().version(), filter);
    addClassName("trials");
    grid = new TrialGrid(here, study);
    provider =
        new CallbackDataProvider<>(
            query -> rows.fetch(query.getOffset(), query.getLimit(), query.getSortOrders()),
            query -> rows.count(),
            Trial::id);
    grid.setItems(provider);
    grid.setEmptyStateText(
        "No trial is in this state. New ones appear as the sampler suggests them.");
    states.setItems(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(Optional.<TrialState>empty()),
                Arrays.stream(TrialState.values()).map(Optional::of))
            .toList());
    states.setItemLabelGenerator(
        state ->
            state.map(s -> Shown.of(s).shape() + " " + Shown.of(s).word()).orElse("All states"));
    states.setValue(filter);
    states.setAriaLabel("Show trials in state");
    states.addValueChangeListener(
        chosen -> {
          rows.filter(chosen.getValue());
          reveal();
          changed.run();
        });
    grid.apply(layout);
    grid.addSortListener(sorted -> changed.run());
    grid.addColumnReorderListener(moved -> changed.run());
    Button columns = new Button("Columns");
    columns.addThemeVariants(ButtonVariant.TERTIARY);
    new ColumnChooser(columns, grid, changed);
    fresh.addThemeVariants(ButtonVariant.SMALL);
    fresh.setVisible(false);
    fresh.addClickListener(clicked -> reveal());
    Div head =
        new Div(Pieces.heading("Trials"), fresh, states, measures(here, study, services), columns);
    head.addClassName("section-head");
    add(head, grid);
  }

  /** Sets by which measures between groups the trials are flagged; the page is drawn anew then. */
  private static Button measures(Here here, Study study, StudyServices services) {
    String dataset = study.definition().dataset();
    Button open = new Button("Fairness measures");
    open.addThemeVariants(ButtonVariant.TERTIARY);
    open.setVisible(dataset != null && here.may(Permission.RUN_STUDIES));
    open.addClickListener(
        click ->
            new MeasuresDialog(
                    here,
                    services.studies(),
                    services.studies().find(here.id(), study.id().toString()).orElse(study),
                    services
                        .datasets()
                        .find(here.id(), String.valueOf(dataset))
                        .map(Dataset::sensitive)
                        .orElse(List.of()),
                    () -> click.getSource().getUI().ifPresent(ui -> ui.getPage().reload()))
                .open());
    return open;
  }

  /** The state that the address asks for; none when it asks for nonsense. */
  static Optional<TrialState> filterOf(@Nullable String text) {
    return Arrays.stream(TrialState.values())
        .filter(state -> state.name().equals(text))
        .findFirst();
  }

  Optional<TrialState> filter() {
    return rows.filter();
  }

  /** Which columns it shows and how it is sorted. */
  TableLayout layout() {
    return grid.layout();
  }

  void onSelect(Consumer<UUID> listener) {
    grid.asSingleSelect()
        .addValueChangeListener(
            event -> {
              if (event.getValue() != null) {
                listener.accept(event.getValue().id());
              }
            });
  }

  void deselect() {
    grid.deselectAll();
  }

  /** Marks the rows of these trials. */
  void mark(Set<Integer> numbers) {
    grid.setPartNameGenerator(trial -> numbers.contains(trial.number()) ? "brushed" : null);
  }

  /** Says how many trials are new, and brings the moving ones up to date. */
  void announce(Study study) {
    int more = rows.fresh(study.counts());
    if (rows.isEmpty() && more > 0) {
      reveal();
      return;
    }
    fresh.setVisible(more > 0);
    fresh.setText(more + " new");
    rows.moved().forEach(provider::refreshItem);
  }

  private void reveal() {
    fresh.setVisible(false);
    rows.recount();
    provider.refreshAll();
  }
}
