package io.fairlead.web.ui.notebook.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Changes.Subscription;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.text.TextContent;
import io.fairlead.web.ui.markdown.Markdown;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Live;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A text: shown as it reads, and as its source while someone writes it. */
final class TextBody extends CellBody {

  private static final int SAVED_AFTER_MS = 700;

  private final transient CellHost host;
  private final transient WorkspaceLinks links;
  private final Div prose = new Div();
  private final TextArea source = new TextArea();
  private final transient Live<Rendered> live;
  private volatile String markdown;
  private transient String shown = "";

  private record Rendered(String markdown, String html) {}

  TextBody(CellHost host, WorkspaceLinks links, Changes changes) {
    this.host = host;
    this.links = links;
    markdown = stored();
    prose.addClassName("prose");
    source.addClassName("source");
    source.setWidthFull();
    source.setVisible(false);
    source.setAriaLabel("Markdown");
    source.setPlaceholder("Markdown: **bold**, tables, $x^2$, [a study](study:name)");
    source.setValueChangeMode(ValueChangeMode.LAZY);
    source.setValueChangeTimeout(SAVED_AFTER_MS);
    source.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            save(event.getValue());
          }
        });
    if (host.mayWrite()) {
      prose.getElement().addEventListener("dblclick", event -> edit());
      source.addBlurListener(event -> leftByClick());
    }
    add(prose, source);
    live =
        Live.bind(
            this,
            listener -> subscribe(changes, host.here(), listener),
            () -> rendered(markdown),
            this::show,
            problem -> {});
    show(rendered(markdown));
  }

  private Rendered rendered(String text) {
    return new Rendered(text, Markdown.html(text, links.onPage(host.here())));
  }

  /** Follows the studies that the text links to. */
  private Subscription subscribe(Changes changes, Here here, Runnable listener) {
    Set<String> targets = Markdown.targets(markdown);
    List<Subscription> all =
        targets.stream()
            .flatMap(target -> links.studyOf(here, target).stream())
            .distinct()
            .map(study -> changes.subscribe(here.id(), study, listener))
            .toList();
    return () -> all.forEach(Subscription::close);
  }

  private String stored() {
    return CellJson.read(host.cell().content(), TextContent.class).markdown();
  }

  /** What was rendered meanwhile from another text comes too late. */
  private void show(Rendered now) {
    if (now.markdown().equals(markdown) && !now.html().equals(shown)) {
      shown = now.html();
      prose.getElement().setProperty("innerHTML", shown);
    }
    prose.getElement().getClassList().set("blank", markdown.isBlank());
  }

  @Override
  public void refresh() {
    if (!writing()) {
      take(stored());
    }
  }

  /** What the browser still sends of the writing is dropped, since its field is hidden. */
  @Override
  public void reset() {
    source.setVisible(false);
    prose.setVisible(true);
    take(stored());
  }

  private void take(String now) {
    if (!now.equals(markdown)) {
      markdown = now;
      show(rendered(now));
    }
  }

  private void save(String typed) {
    if (!typed.equals(stored())) {
      host.save(new TextContent(typed));
    }
  }

  @Override
  public Optional<Record> written(String typed) {
    return Optional.of(new TextContent(typed));
  }

  @Override
  public void edit() {
    if (host.mayWrite()) {
      source.setValue(stored());
      source.setVisible(true);
      prose.setVisible(false);
      source.focus();
    }
  }

  @Override
  public void run(String typed) {
    if (writing()) {
      if (!typed.isEmpty() || !source.getValue().isEmpty()) {
        source.setValue(typed);
        save(typed);
      }
      leave();
    }
  }

  /** A question's buttons must not move away under the mouse that has just been pressed on them. */
  private void leftByClick() {
    if (!host.asking()) {
      leave();
    }
  }

  private void leave() {
    if (writing()) {
      markdown = source.getValue();
      show(rendered(markdown));
      source.setVisible(false);
      prose.setVisible(true);
      live.refresh();
      host.settled();
    }
  }

  @Override
  public boolean writing() {
    return source.isVisible();
  }
}
