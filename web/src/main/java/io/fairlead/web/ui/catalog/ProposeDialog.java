package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.EntryVersion;
import io.fairlead.platform.catalog.Proposal;
import io.fairlead.platform.catalog.Scope;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Proposes the next version of an entry, or a new entry. */
final class ProposeDialog extends CatalogDialog {

  private static final int STUDIES = 100;

  private final transient Here here;
  private final transient CatalogServices services;
  private final String trainer;
  private final transient @Nullable CatalogEntry current;
  private final transient Consumer<EntryVersion> proposed;
  private final TextField name = new TextField("Parameter");
  private final Select<Scope> scope = new Select<>();
  private final Div ranges = new Div();
  private RangeFields range;
  private final TextField otherwise = new TextField("Default");
  private final TextField unit = new TextField("Unit");
  private final TextArea rationale = new TextArea("Rationale");
  private final MultiSelectComboBox<Study> evidence = new MultiSelectComboBox<>("Evidence");

  /**
   * @param current what is approved now; null for a new entry
   * @param wanted the range to begin with; null for the approved one
   */
  ProposeDialog(
      Here here,
      CatalogServices services,
      String trainer,
      @Nullable CatalogEntry current,
      @Nullable Domain wanted,
      Consumer<EntryVersion> proposed) {
    super(
        current == null ? "Propose a parameter" : "Propose a change of " + current.name(),
        "Propose");
    this.here = here;
    this.services = services;
    this.trainer = trainer;
    this.current = current;
    this.proposed = proposed;
    about(
        current == null
            ? "A parameter that the trainer %s knows and the catalog doesn't have yet."
                .formatted(trainer)
            : "Approved now: %s, default %s."
                .formatted(current.parameter().domain().describe(), current.defaultValue()));
    Domain start =
        wanted != null
            ? wanted
            : current == null ? RangeFields.usual("number") : current.parameter().domain();
    if (current == null) {
      field("name", name);
      part(kinds());
    }
    scope.setLabel("Holds in");
    scope.setItems(Scope.values());
    scope.setItemLabelGenerator(
        each ->
            switch (each) {
              case WORKSPACE -> "this workspace; a manager approves";
              case INSTALLATION -> "every workspace; an admin approves";
            });
    boolean widens =
        current != null && wanted != null && !wanted.narrows(current.parameter().domain());
    scope.setValue(widens ? Scope.INSTALLATION : Scope.WORKSPACE);
    field("scope", scope);
    part(ranges);
    range = new RangeFields(start);
    show(start);
    otherwise.setValue(current == null ? "" : current.defaultValue().toString());
    field("default", otherwise);
    unit.setValue(current == null || current.unit() == null ? "" : current.unit());
    field("unit", unit);
    rationale.setMinRows(3);
    rationale.setHelperText("What was seen, and why this range: readers find it for good");
    field("rationale", rationale);
    evidence.setItems(services.studies().list(here.id(), null, STUDIES).items());
    evidence.setItemLabelGenerator(Study::name);
    evidence.setHelperText("Studies that speak for it; in this workspace alone");
    field("evidence", evidence);
  }

  private Select<String> kinds() {
    Select<String> kind = new Select<>();
    kind.setLabel("Kind of values");
    kind.setItems("number", "whole number", "choice", "true or false");
    kind.setValue("number");
    kind.addValueChangeListener(chosen -> show(RangeFields.usual(chosen.getValue())));
    return kind;
  }

  private void show(Domain domain) {
    range = new RangeFields(domain);
    range.register(this);
    ranges.removeAll();
    ranges.add(range);
  }

  /** What the version before forbids goes on being forbidden. */
  private List<Condition> forbidden() {
    return current == null
        ? List.of()
        : services.approvals().versions(here.id(), trainer, current.name()).stream()
            .filter(each -> each.scope() == scope.getValue())
            .filter(each -> each.state() == EntryVersion.State.APPROVED)
            .findFirst()
            .map(EntryVersion::forbidden)
            .orElse(List.of());
  }

  @Override
  void submit() {
    Domain domain = range.domain();
    Proposal proposal =
        new Proposal(
            trainer,
            new Parameter(
                current == null ? name.getValue().strip() : current.name(),
                domain,
                Optional.ofNullable(current).flatMap(it -> it.parameter().condition())),
            RangeFields.value(domain, otherwise),
            forbidden(),
            unit.getValue(),
            rationale.getValue(),
            evidence.getValue().stream().map(Study::id).toList());
    EntryVersion version =
        services
            .approvals()
            .propose(
                here.id(), scope.getValue(), proposal, here.access().using(Permission.PROPOSE));
    close();
    Notices.done("Proposed. It waits for someone else to approve it.");
    proposed.accept(version);
  }
}
