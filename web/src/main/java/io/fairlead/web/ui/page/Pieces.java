package io.fairlead.web.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.Tooltip;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Shown;
import io.fairlead.web.ui.format.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small parts that look the same on every page. */
public final class Pieces {

  private Pieces() {}

  /** Shape and word of a state; {@code progress} from 0 to 1, or negative where there is none. */
  public static Span chip(Shown state, double progress) {
    Span shape = new Span(state.shape());
    shape.addClassNames("chip-shape", "shape-" + state.word());
    shape.getElement().setAttribute("aria-hidden", "true");
    if (progress >= 0) {
      shape.setText("");
      shape.addClassName("chip-pie");
      shape.getStyle().set("--share", Math.clamp(Math.round(progress * 100), 3, 100) + "%");
    }
    String word = progress >= 0 ? state.word() + " " + Numbers.percent(progress) : state.word();
    Span chip = new Span(shape, new Span(word));
    chip.addClassNames("chip", "is-" + state.word());
    return chip;
  }

  /** A sentence in which {@code phrase}, where it occurs, leads to {@code path}. */
  public static List<Component> linked(String sentence, String phrase, String path) {
    int at = sentence.indexOf(phrase);
    if (at < 0) {
      return List.of(new Text(sentence));
    }
    return List.of(
        new Text(sentence.substring(0, at)),
        link(path, phrase),
        new Text(sentence.substring(at + phrase.length())));
  }

  public static Span chip(Shown state) {
    return chip(state, -1);
  }

  /** A number in brief, in full as its tooltip. */
  public static Span number(@Nullable Object value) {
    Span number = new Span(Numbers.value(value));
    number.addClassName("number");
    if (value instanceof Double) {
      number.getElement().setAttribute("title", Numbers.exact(value));
    }
    return number;
  }

  /** A relative time, exact as its tooltip. */
  public static Span time(Instant moment, Clock clock) {
    Span time = new Span(Times.ago(moment, clock.instant()));
    time.getElement().setAttribute("title", Times.exact(moment, clock.getZone()));
    return time;
  }

  /** A link inside the application. */
  public static Anchor link(String path, String text) {
    Anchor link = new Anchor(path, text);
    link.getElement().setAttribute("router-link", true);
    return link;
  }

  /**
   * Links in a column of a table. Unlike {@link #link} in each row, they stay the same elements
   * when a row is brought up to date: one that has the focus keeps it.
   */
  public static <T> LitRenderer<T> links(
      ValueProvider<T, String> path, ValueProvider<T, String> text) {
    return LitRenderer.<T>of("<a href=\"${item.path}\" router-link>${item.text}</a>")
        .withProperty("path", path)
        .withProperty("text", text);
  }

  /** One figure of a page's strip. */
  public static Div figure(String label, Component value) {
    return figure(new Span(label), value);
  }

  /** The same with a label that may change. */
  public static Div figure(Span name, Component value) {
    name.addClassName("figure-label");
    Div held = new Div(value);
    held.addClassName("figure-value");
    Div figure = new Div(name, held);
    figure.addClassName("figure");
    return figure;
  }

  /** The page's first line. */
  public static H1 title(String text) {
    H1 title = new H1(text);
    title.addClassName("page-title");
    return title;
  }

  public static H2 heading(String text) {
    H2 heading = new H2(text);
    heading.addClassName("section-title");
    return heading;
  }

  /** What a list is for while it is empty, and what fills it. */
  public static Div empty(String title, String purpose, Component... ways) {
    Div empty = state("empty", title, purpose);
    empty.add(ways);
    return empty;
  }

  /** What happened, what was kept, what to do. */
  public static Div error(String happened, String whatNow) {
    Div error = state("failed", happened, whatNow);
    error.getElement().setAttribute("role", "alert");
    return error;
  }

  /** Who can grant what the person lacks. */
  public static Div forbidden(String what, String who) {
    return state("forbidden", what, who);
  }

  /** Grey bars in the shape of what is being read. */
  public static Div skeleton(int rows) {
    Div skeleton = new Div();
    skeleton.addClassName("skeleton");
    skeleton.getElement().setAttribute("aria-busy", "true");
    skeleton.getElement().setAttribute("aria-label", "Loading");
    for (int i = 0; i < rows; i++) {
      skeleton.add(new Div());
    }
    return skeleton;
  }

  /** Text that a button copies. */
  public static Span copyable(String shown, String copied) {
    Span text = new Span(shown);
    text.addClassName("mono");
    text.getElement().setAttribute("title", copied);
    com.vaadin.flow.component.button.Button copy =
        new com.vaadin.flow.component.button.Button("Copy");
    copy.addClassName("copy");
    copy.setAriaLabel("Copy " + shown);
    copy.getElement().setAttribute("data-copy", copied);
    Tooltip.forComponent(copy).setText("Copy");
    Span both = new Span(text, copy);
    both.addClassName("copyable");
    return both;
  }

  private static Div state(String kind, String title, String text) {
    H2 heading = new H2(title);
    Div state = new Div(heading, new Paragraph(text));
    state.addClassNames("state", "state-" + kind);
    return state;
  }
}
