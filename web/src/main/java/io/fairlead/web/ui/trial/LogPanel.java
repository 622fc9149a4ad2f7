package io.fairlead.web.ui.trial;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.platform.metrics.Metrics;
import io.fairlead.platform.metrics.Metrics.LogLine;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Times;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a trial wrote: read while it is scrolled, searched on the server, followed on request. */
final class LogPanel extends Div {

  private final transient Metrics metrics;
  private final transient UUID workspace;
  private final transient UUID trial;
  private final VirtualList<LogLine> lines = new VirtualList<>();
  private final TextField search = new TextField();
  private final Checkbox follow = new Checkbox("Follow");
  private final Span total = new Span();
  private transient long shown = -1;

  LogPanel(Metrics metrics, UUID workspace, UUID trial) {
    this.metrics = metrics;
    this.workspace = workspace;
    this.trial = trial;
    addClassName("log");
    search.setPlaceholder("Search the log");
    search.setAriaLabel("Search the log");
    search.addThemeVariants(TextFieldVariant.SMALL);
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(event -> update());
    follow.setValue(true);
    total.addClassName("about");
    Div head = new Div(search, follow, total);
    head.addClassName("section-head");
    lines.setRenderer(new ComponentRenderer<>(LogPanel::row));
    lines.addClassName("log-lines");
    lines.setHeight("320px");
    lines.getElement().setAttribute("role", "log");
    lines.getElement().setAttribute("aria-label", "Log of the trial");
    lines.getElement().setAttribute("tabindex", "0");
    lines.setDataProvider(
        new CallbackDataProvider<LogLine, Void>(
            query ->
                metrics
                    .logs(workspace, trial, containing(), query.getOffset(), query.getLimit())
                    .lines()
                    .stream(),
            query -> (int) Math.min(Integer.MAX_VALUE, Math.max(0, shown)),
            LogLine::number));
    add(head, lines);
  }

  /** Takes in what was written since; scrolls only a reader who follows. */
  void update() {
    long now = metrics.logs(workspace, trial, containing(), 0, 1).total();
    if (now != shown) {
      shown = now;
      total.setText(Numbers.count(now) + (containing() == null ? " lines" : " lines match"));
      lines.getDataProvider().refreshAll();
      if (follow.getValue() && now > 0) {
        lines.scrollToEnd();
      }
    }
  }

  private @Nullable String containing() {
    return search.getValue().isBlank() ? null : search.getValue();
  }

  private static Div row(LogLine line) {
    Span time = new Span(Times.clock(line.time(), ZoneId.systemDefault()));
    time.addClassName("log-time");
    Span text = new Span(line.text());
    Div row = new Div(time, text);
    row.addClassNames("log-line", "log-" + line.stream());
    return row;
  }
}
