package io.fairlead.web.ui.decision;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.NewDecision.Reference;
import io.fairlead.platform.fairness.Audit;
import io.fairlead.platform.study.Study;
import io.fairlead.web.ui.page.Here;
import java.util.ArrayList;
import java.util.List;

/** What a decision stands on: what it came with, and what a person adds. */
final class EvidenceField extends Div {

  private static final int OFFERED = 100;

  /** Something to stand on, as people call it. */
  record Choice(Reference reference, String label) {}

  private final transient List<Choice> chosen = new ArrayList<>();
  private final transient Runnable changed;
  private final Div chips = new Div();

  EvidenceField(Here here, SignParts parts, List<Choice> given, Runnable changed) {
    this.changed = changed;
    addClassName("evidence-field");
    chips.addClassName("decision-evidence");
    ComboBox<Choice> add = new ComboBox<>("It stands on");
    add.setPlaceholder("Add a trial, study, chart or audit");
    add.setHelperText("As it is now: its digest is kept with the decision");
    add.setItems(offered(here, parts));
    add.setItemLabelGenerator(Choice::label);
    add.setWidthFull();
    add.addValueChangeListener(
        event -> {
          if (event.getValue() != null) {
            choose(event.getValue());
            add.clear();
            changed.run();
          }
        });
    add(add, chips);
    given.forEach(this::choose);
  }

  private static List<Choice> offered(Here here, SignParts parts) {
    List<Choice> offered = new ArrayList<>();
    for (Study study : parts.studies().list(here.id(), null, OFFERED).items()) {
      Study.Best best = study.best();
      if (best != null) {
        offered.add(
            new Choice(
                new Reference(Evidence.Kind.TRIAL, best.trial(), null),
                "Trial: %s #%d, its best".formatted(study.name(), best.number())));
      }
      offered.add(
          new Choice(
              new Reference(Evidence.Kind.STUDY, study.id(), null), "Study: " + study.name()));
      offered.add(
          new Choice(
              new Reference(Evidence.Kind.CHART, study.id(), null),
              "Chart: history of " + study.name()));
    }
    for (Audit audit : parts.audits().list(here.id(), null, OFFERED).items()) {
      offered.add(
          new Choice(
              new Reference(Evidence.Kind.AUDIT, audit.id(), null), "Audit: " + audit.name()));
    }
    return offered;
  }

  private void choose(Choice choice) {
    if (chosen.stream().anyMatch(each -> each.reference().equals(choice.reference()))) {
      return;
    }
    chosen.add(choice);
    Span chip = new Span(choice.label());
    chip.addClassName("evidence");
    Button away = new Button("✕");
    away.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    away.setAriaLabel("Leave out " + choice.label());
    away.addClickListener(
        click -> {
          chosen.remove(choice);
          chips.remove(chip);
          changed.run();
        });
    chip.add(away);
    chips.add(chip);
  }

  List<Reference> references() {
    return chosen.stream().map(Choice::reference).toList();
  }
}
