package io.fairlead.web.ui.decision;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.LogFilter;
import io.fairlead.platform.decision.NewDecision;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was decided in a workspace, why and by whom, newest first. */
@Route(value = "w/:workspace/decisions", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class DecisionsView extends WorkspacePage {

  private static final int PAGE = 50;

  private final transient SignParts parts;
  private final transient Decisions decisions;
  private final Paragraph answer = new Paragraph();
  private final Div timeline = new Div();
  private final Button older = new Button("Show older decisions");
  private final transient List<LogEntry> shown = new ArrayList<>();
  private transient LogFilter filter = LogFilter.PEOPLE;
  private transient @Nullable String next;

  DecisionsView(PageContext context, SignParts parts) {
    super(context);
    this.parts = parts;
    this.decisions = parts.decisions();
    answer.addClassName("answer");
    timeline.addClassName("timeline");
    older.addClickListener(click -> read());
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    filter = LogAddress.filter(event.getLocation().getQueryParameters());
    Button sign = signButton(here);
    sign.addThemeVariants(ButtonVariant.PRIMARY);
    Div head = new Div(Pieces.title("Decisions"), export(), sign);
    head.addClassName("page-head");
    LogFilterBar filters =
        new LogFilterBar(
            filter,
            chosen ->
                getUI()
                    .ifPresent(
                        ui ->
                            ui.navigate(
                                DecisionNavigation.list(here), LogAddress.parameters(chosen))));
    add(head, answer, filters, timeline, older);
    restart();
  }

  private Button signButton(Here here) {
    return DecisionNavigation.button(
        here, () -> new SignDialog(here, parts, List.of(), null, signed -> restart()).open());
  }

  private Anchor export() {
    LogFilter exported = filter;
    Anchor export =
        new Anchor(
            (DownloadHandler)
                event -> {
                  event.setFileName("decisions-%s.md".formatted(here().workspace().name()));
                  event.setContentType("text/markdown");
                  MarkdownExport.write(decisions, here().id(), exported, event.getOutputStream());
                },
            "");
    Button button = new Button("Export");
    button.getElement().setAttribute("tabindex", "-1");
    export.add(button);
    export.getElement().setAttribute("aria-label", "Export these decisions");
    export.getElement().setAttribute("download", true);
    return export;
  }

  private void restart() {
    shown.clear();
    next = null;
    timeline.removeAll();
    read();
  }

  private void read() {
    Page<LogEntry> page = decisions.list(here().id(), filter, next, PAGE);
    next = page.next();
    older.setVisible(next != null);
    shown.addAll(page.items());
    page.items().forEach(entry -> timeline.add(card(entry)));
    answer.setText(DecisionWords.answer(shown));
    answer.setVisible(!shown.isEmpty());
    if (shown.isEmpty()) {
      timeline.add(
          filter.equals(LogFilter.PEOPLE)
              ? Pieces.empty(
                  "No decision was signed yet",
                  "Who chooses, discards, promotes or makes an exception says why, once and for"
                      + " good: readers find it here with its evidence.",
                  signButton(here()))
              : Pieces.empty("No decision passes these filters", "Take one away to see more."));
    }
  }

  private Div card(LogEntry entry) {
    return switch (entry) {
      case LogEntry.Signed signed ->
          DecisionCard.signed(
              signed,
              here(),
              context().clock(),
              () ->
                  new SignDialog(here(), parts, stoodOn(signed), signed, corrected -> restart())
                      .open());
      case LogEntry.Machine machine -> DecisionCard.machine(machine, here(), context().clock());
    };
  }

  /** A correction begins with what the decision stood on. */
  private static List<EvidenceField.Choice> stoodOn(LogEntry.Signed entry) {
    return entry.evidence().stream()
        .map(
            each ->
                new EvidenceField.Choice(
                    new NewDecision.Reference(
                        each.kind(),
                        each.id(),
                        each.kind() == Evidence.Kind.CHART ? each.digest() : null),
                    each.label()))
        .toList();
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Decisions", ""));
  }
}
