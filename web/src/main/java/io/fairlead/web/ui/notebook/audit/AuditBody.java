package io.fairlead.web.ui.notebook.audit;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.fairness.NewAudit;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.Offers;
import io.fairlead.platform.notebook.audit.AuditContent;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.fairness.FairnessPieces;
import io.fairlead.web.ui.fairness.GroupsText;
import io.fairlead.web.ui.fairness.RowsField;
import io.fairlead.web.ui.fairness.ThresholdField;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.notebook.ChoiceOfCell;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Live;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The audit of the best trial as the search goes on, until one is kept. */
final class AuditBody extends CellBody {

  private final transient CellHost host;
  private final transient Audited audited;
  private final ChoiceOfCell of;
  private final TextField sensitive = new TextField("Groups by");
  private final RowsField rows = new RowsField();
  private final ComboBox<String> positive = new ComboBox<>("Positive label");
  private final Button keep = new Button("Keep this audit");
  private final Paragraph sentence = new Paragraph();
  private final Span about = new Span();
  private final Anchor open = Pieces.link("", "Open the audit");
  private final Div threshold = new Div();
  private final Div summary = new Div();
  private final transient Live<Audited.Answer> live;
  private volatile AuditContent content;
  private volatile Offers offers;
  private double selectedFrom = 0.5;
  private transient List<String> known = List.of();
  private transient Optional<Audited.Answer> drawn = Optional.empty();
  private volatile Optional<Read> last = Optional.empty();

  /** What was read for what: an audit is computed again only when it would be another. */
  private record Read(AuditContent content, Optional<UUID> best, Audited.Answer answer) {}

  AuditBody(CellHost host, Audited audited, Changes changes) {
    this.host = host;
    this.audited = audited;
    content = stored();
    offers = host.offers();
    of = new ChoiceOfCell("Study or table", name -> save(content.of(name).keeping(null)));
    of.setLabel("Study or table");
    of.setPlaceholder("Choose one");
    sensitive.setPlaceholder("such as sex, age: 25");
    sensitive.setTooltipText(GroupsText.HELP);
    rows.setLabel("Rows");
    positive.setVisible(false);
    positive.setClearButtonVisible(true);
    sensitive.addValueChangeListener(this::saveTyped);
    rows.addValueChangeListener(this::saveTyped);
    positive.addValueChangeListener(this::saveTyped);
    keep.addClickListener(click -> Notices.trying(this::keep));
    sentence.addClassName("answer");
    about.addClassName("about");
    Div settings = new Div(of, rows, positive, sensitive, keep);
    settings.addClassNames("cell-settings", "labelled", "machinery");
    settings.setVisible(host.mayWrite());
    Div foot = new Div(about, open);
    foot.addClassName("audit-foot");
    add(settings, sentence, foot, threshold, summary);
    live =
        Live.bind(
            this,
            listener -> changes.subscribe(host.here().id(), null, listener),
            this::read,
            this::show,
            problem -> sentence.setText("The audit could not be made; it is tried again soon."));
  }

  private AuditContent stored() {
    return CellJson.read(host.cell().content(), AuditContent.class);
  }

  private Audited.Answer read() {
    AuditContent asked = content;
    Optional<UUID> best = audited.trial(host.here(), asked, offers);
    Optional<Read> before = last;
    if (before.isPresent()
        && before.get().content().equals(asked)
        && before.get().best().equals(best)) {
      return before.get().answer();
    }
    Audited.Answer answer = audited.read(host.here(), asked, offers);
    last = Optional.of(new Read(asked, best, answer));
    return answer;
  }

  @Override
  public void refresh() {
    content = stored();
    offers = host.offers();
    List<String> names = new ArrayList<>(offers.studies());
    names.addAll(offers.selections());
    of.show(names, content.of());
    if (!content.sensitive().equals(sensitive.getValue())) {
      sensitive.setValue(content.sensitive());
    }
    rows.setValue(content.rows());
    label(content.positive());
    boolean kept = content.audit() != null;
    of.setVisible(!kept);
    sensitive.setVisible(!kept);
    rows.setVisible(!kept);
    positive.setVisible(!kept && content.positive() != null);
    keep.setText(kept ? "Follow the search again" : "Keep this audit");
    live.refresh();
  }

  private void label(@Nullable String now) {
    positive.setItems(Stream.concat(known.stream(), Stream.ofNullable(now)).distinct().toList());
    positive.setValue(now);
  }

  private void saveTyped(HasValue.ValueChangeEvent<?> event) {
    if (event.isFromClient()) {
      save(
          new AuditContent(
              content.of(), sensitive.getValue(), rows.getValue(), positive.getValue(), null));
    }
  }

  private void save(AuditContent now) {
    content = now;
    host.save(content);
    refresh();
  }

  private void keep() {
    AuditContent now = content;
    Here here = host.here();
    if (now.audit() != null) {
      save(now.keeping(null));
      return;
    }
    NewAudit computed = audited.compute(here, now, offers, selectedFrom);
    host.act(
        before ->
            CellJson.write(
                now.keeping(
                    audited
                        .audits()
                        .store(here.id(), computed, here.acting(Permission.AUDIT_FAIRNESS))
                        .id())));
  }

  private void show(Audited.Answer answer) {
    if (drawn.equals(Optional.of(answer))) {
      return;
    }
    drawn = Optional.of(answer);
    sentence.setText(answer.sentence());
    about.setText(answer.about());
    open.setVisible(!answer.path().isEmpty());
    open.setHref(answer.path());
    keep.setEnabled(answer.found().isPresent());
    if (!answer.labels().equals(known)) {
      known = answer.labels();
      label(content.positive());
    }
    positive.setVisible(content.audit() == null && !known.isEmpty());
    threshold.removeAll();
    answer
        .found()
        .ifPresentOrElse(
            found -> draw(found, answer.path().isEmpty()), () -> FairnessPieces.show(summary, ""));
  }

  /** The slider is the reader's own: it moves what they see, and what is kept by their click. */
  private void draw(Audited.Found found, boolean follows) {
    if (!follows) {
      selectedFrom = found.spec().threshold();
    }
    found
        .rows()
        .scoreRange()
        .ifPresent(
            range ->
                threshold.add(
                    new ThresholdField(range, selectedFrom, moved -> drawAt(found, moved))));
    drawAt(found, selectedFrom);
  }

  private void drawAt(Audited.Found found, double moved) {
    selectedFrom = moved;
    sentence.setText(found.sentence(moved));
    FairnessPieces.show(summary, found.summary(moved));
  }
}
