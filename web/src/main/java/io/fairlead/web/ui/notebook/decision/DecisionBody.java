package io.fairlead.web.ui.notebook.decision;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.NewDecision;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.decision.DecisionContent;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.decision.DecisionNavigation;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The draft with its signature's place, or the signed note. */
final class DecisionBody extends CellBody {

  private static final int SAVED_AFTER_MS = 700;

  private final transient CellHost host;
  private final transient Decisions decisions;
  private final transient Studies studies;
  private final Select<DecisionType> type = new Select<>();
  private final TextField what = new TextField("What is decided");
  private final TextArea rationale = new TextArea("Why");
  private final TextArea alternatives = new TextArea("What else was possible, one a line");
  private final MultiSelectComboBox<String> of = new MultiSelectComboBox<>("It stands on");
  private final TextArea despite = new TextArea("Why it is chosen beyond a guardrail");
  private final Div draft = new Div();
  private final Paragraph reads = new Paragraph();
  private transient Optional<DecisionContent> drawn = Optional.empty();

  DecisionBody(CellHost host, Decisions decisions, Studies studies) {
    this.host = host;
    this.decisions = decisions;
    this.studies = studies;
    type.setLabel("Type");
    type.setItems(DecisionType.values());
    type.setItemLabelGenerator(DecisionNavigation::label);
    what.setMaxLength(200);
    rationale.setMinRows(3);
    of.setHelperText(
        "Of a study its best trial, of a table what is selected in it, as they are then");
    what.setValueChangeMode(ValueChangeMode.LAZY);
    what.setValueChangeTimeout(SAVED_AFTER_MS);
    for (TextArea area : List.of(rationale, alternatives)) {
      area.setValueChangeMode(ValueChangeMode.LAZY);
      area.setValueChangeTimeout(SAVED_AFTER_MS);
      area.addValueChangeListener(event -> changed(event.isFromClient()));
    }
    type.addValueChangeListener(event -> changed(event.isFromClient()));
    what.addValueChangeListener(event -> changed(event.isFromClient()));
    of.addValueChangeListener(event -> changed(event.isFromClient()));
    reads.addClassNames("answer", "reading-only");
    draft.addClassNames("decision-draft", "machinery");
    despite.setMinRows(2);
    despite.setVisible(false);
    draft.add(type, what, rationale, alternatives, of, despite, signature());
  }

  private Div signature() {
    Here here = host.here();
    Button sign =
        new Button("Sign as " + here.access().displayName(), click -> Notices.trying(this::sign));
    sign.addThemeVariants(ButtonVariant.PRIMARY);
    sign.setEnabled(here.may(Permission.SIGN_DECISIONS) && host.mayWrite());
    Span waits = new Span("It waits to be signed; signed, it is in the decision log for good.");
    waits.addClassName("about");
    Div signature = new Div(sign, waits);
    signature.addClassName("form-actions");
    return signature;
  }

  private DecisionContent stored() {
    return CellJson.read(host.cell().content(), DecisionContent.class);
  }

  @Override
  public void refresh() {
    DecisionContent now = stored();
    if (now.signed() == null) {
      TreeSet<String> names = new TreeSet<>(host.offers().studies());
      names.addAll(host.offers().selections());
      names.addAll(now.of());
      of.setItems(names);
      of.setValue(new HashSet<>(now.of()));
    }
    if (drawn.equals(Optional.of(now))) {
      return;
    }
    drawn = Optional.of(now);
    removeAll();
    if (now.signed() != null) {
      decisions
          .find(host.here().id(), now.signed())
          .ifPresent(entry -> add(DecisionNavigation.card(host.here(), host.clock(), entry)));
      return;
    }
    show(now);
    add(reads, draft);
  }

  private void show(DecisionContent now) {
    type.setValue(DecisionType.parse(now.type()));
    set(what, now.what());
    set(rationale, now.rationale());
    set(alternatives, String.join("\n", now.alternatives()));
    boolean may = host.mayWrite();
    type.setReadOnly(!may);
    what.setReadOnly(!may);
    rationale.setReadOnly(!may);
    alternatives.setReadOnly(!may);
    of.setReadOnly(!may);
    reads.setText("Not signed yet: " + (now.what().isEmpty() ? "nothing is decided." : now.what()));
  }

  private static void set(com.vaadin.flow.component.HasValue<?, String> field, String value) {
    if (!field.getValue().equals(value)) {
      field.setValue(value);
    }
  }

  private DecisionContent written() {
    return new DecisionContent(
        type.getValue().word(),
        what.getValue(),
        rationale.getValue(),
        alternatives.getValue().lines().filter(line -> !line.isBlank()).toList(),
        List.copyOf(of.getValue()),
        null);
  }

  private void changed(boolean byThePerson) {
    if (byThePerson) {
      DecisionContent now = written();
      drawn = Optional.of(now);
      host.save(now);
    }
  }

  private void sign() {
    DecisionContent now = written();
    Here here = host.here();
    try {
      host.act(
          content -> {
            LogEntry.Signed entry =
                decisions.sign(
                    here.id(),
                    new NewDecision(
                        DecisionType.parse(now.type()),
                        now.what(),
                        now.rationale(),
                        now.alternatives(),
                        evidence(now),
                        null,
                        despite.isVisible() ? despite.getValue() : null),
                    here.acting(Permission.SIGN_DECISIONS));
            return CellJson.write(now.signedAs(entry.id()));
          });
      Notices.done("Signed. It is in the decision log for good.");
    } catch (InvalidInput refused) {
      refuse(refused);
    }
  }

  private List<NewDecision.Reference> evidence(DecisionContent content) {
    List<NewDecision.Reference> evidence = new ArrayList<>();
    for (String name : content.of()) {
      host.offers()
          .study(name)
          .flatMap(id -> studies.find(host.here().id(), id.toString()))
          .map(DecisionBody::best)
          .ifPresent(evidence::add);
      host.offers().trials(name).stream()
          .map(trial -> new NewDecision.Reference(Evidence.Kind.TRIAL, trial, null))
          .filter(each -> !evidence.contains(each))
          .forEach(evidence::add);
    }
    return evidence;
  }

  private static NewDecision.Reference best(Study study) {
    Study.Best best = study.best();
    return best == null
        ? new NewDecision.Reference(Evidence.Kind.STUDY, study.id(), null)
        : new NewDecision.Reference(Evidence.Kind.TRIAL, best.trial(), null);
  }

  private void refuse(InvalidInput refused) {
    HasValidation field =
        Map.<String, HasValidation>of(
                "what",
                what,
                "rationale",
                rationale,
                "alternatives",
                alternatives,
                "guardrailReason",
                despite)
            .get(refused.field());
    if (field == null) {
      throw refused;
    }
    despite.setVisible(despite.isVisible() || field == despite);
    field.setErrorMessage(refused.rule() + " " + refused.wayOut());
    field.setInvalid(true);
  }
}
