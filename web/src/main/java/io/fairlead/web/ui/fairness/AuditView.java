package io.fairlead.web.ui.fairness;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.fairlead.kernel.fairness.AuditFigures;
import io.fairlead.kernel.fairness.FairnessAudit;
import io.fairlead.platform.fairness.Audit;
import io.fairlead.platform.fairness.Statements;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.asset.Assets;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

/** One audit: what differs, what may be chance, what can't be said, at any threshold. */
@Route(value = "w/:workspace/fairness/:audit", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class AuditView extends WorkspacePage {

  private static final int SHORT_DIGEST = 12;
  private static final String THRESHOLD = "threshold";

  private final transient FairnessServices services;
  private transient Audit audit;
  private transient FairnessAudit rows;
  private double threshold;
  private int reference;
  private final Paragraph answer = new Paragraph();
  private final Span parity = new Span();
  private final Div report = new Div();

  @SuppressWarnings("NullAway.Init") // read when entered
  AuditView(PageContext context, FairnessServices services) {
    super(context);
    this.services = services;
    answer.addClassName("answer");
    answer.getElement().setAttribute("aria-live", "polite");
    report.addClassName("fairness-report");
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    UUID id =
        Ids.parse(event.getRouteParameters().get("audit").orElse(""))
            .orElseThrow(NotFoundException::new);
    audit = services.audits().find(here.id(), id).orElseThrow(NotFoundException::new);
    rows = services.audits().reopen(here.id(), id).orElseThrow(NotFoundException::new);
    threshold = asked(event.getLocation().getQueryParameters());
    Map<String, String> named = audit.spec().reference();
    reference = named == null ? rows.largest() : Math.max(0, rows.groups().indexOf(named));
    event.getUI().getPage().addStyleSheet(Assets.url("fairness.css"));
    Div head = new Div(Pieces.title(audit.name()), download());
    head.addClassName("page-head");
    Div strip =
        new Div(
            Pieces.figure("Predictions", predictions()),
            Pieces.figure("Rows", new Span(Numbers.count(audit.rows()))),
            Pieces.figure("Made", made()),
            Pieces.figure("Demographic parity difference", parity));
    strip.addClassNames("strip", "dataset-strip");
    add(head, answer, strip, controls(), report);
    show();
  }

  /** The address's threshold, or the audit's own. */
  private double asked(QueryParameters parameters) {
    return parameters
        .getSingleParameter(THRESHOLD)
        .filter(text -> text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?"))
        .map(Double::parseDouble)
        .orElse(audit.spec().threshold());
  }

  private Anchor download() {
    Anchor link =
        new Anchor(
            DownloadHandler.fromInputStream(
                event -> {
                  byte[] file = ReportFile.of(audit, report(), context().clock().getZone());
                  return new DownloadResponse(
                      new ByteArrayInputStream(file),
                      "fairness-audit.html",
                      "text/html; charset=utf-8",
                      file.length);
                }),
            "Download report (HTML)");
    link.getElement().setAttribute("download", true);
    return link;
  }

  private Span predictions() {
    String digest = audit.digest();
    Span copy =
        Pieces.copyable(digest.substring(0, Math.min(SHORT_DIGEST, digest.length())) + "…", digest);
    UUID trial = audit.spec().trial();
    Component source =
        trial == null
            ? new Span(audit.source())
            : Pieces.link(here().path("trials/" + trial), audit.source());
    return new Span(source, new Text(" "), copy);
  }

  private Span made() {
    Span by = new Span("by " + audit.createdBy());
    by.addClassName("unit");
    return new Span(Pieces.time(audit.createdAt(), context().clock()), by);
  }

  private Div controls() {
    Select<Integer> against = new Select<>();
    against.setLabel("Compared with");
    against.setWidth("280px");
    against.setItems(IntStream.range(0, rows.groups().size()).boxed().toList());
    against.setItemLabelGenerator(group -> Statements.name(rows.groups().get(group)));
    against.setValue(reference);
    against.addValueChangeListener(
        change -> {
          reference = change.getValue();
          show();
        });
    Div controls = new Div();
    controls.addClassName("audit-controls");
    rows.scoreRange()
        .ifPresent(range -> controls.add(new ThresholdField(range, threshold, this::move)));
    controls.add(against);
    return controls;
  }

  private void move(double value) {
    threshold = value;
    getUI()
        .ifPresent(
            ui ->
                ui.getPage()
                    .getHistory()
                    .replaceState(
                        null,
                        FairnessNavigation.of(here(), audit.id()) + "?" + THRESHOLD + "=" + value));
    show();
  }

  private Report report() {
    return new Report(rows, rows.at(threshold, OptionalInt.of(reference)), threshold);
  }

  private void show() {
    Report now = report();
    AuditFigures figures = now.figures();
    answer.setText(Words.answer(figures));
    var difference = figures.between().get("demographic_parity_difference");
    parity.removeAll();
    if (difference == null) {
      parity.setText("–");
    } else {
      Span interval = new Span(Words.interval(difference));
      interval.addClassName("unit");
      parity.add(new Span(Words.value(difference)), interval);
    }
    FairnessPieces.show(report, now.markup());
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(
        new Crumb("Fairness", FairnessNavigation.list(here())), new Crumb(audit.name(), ""));
  }
}
