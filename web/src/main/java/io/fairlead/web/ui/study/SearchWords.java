package io.fairlead.web.ui.study;

import com.vaadin.flow.component.html.NativeTableCell;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Times;
import java.time.Duration;

/** Small parts of what is said of a search. */
final class SearchWords {

  private SearchWords() {}

  /** A short time in seconds, a longer one in its two largest units. */
  static String seconds(double seconds) {
    return seconds < 60
        ? Numbers.brief(seconds) + " s"
        : Times.span(Duration.ofSeconds(Math.round(seconds)));
  }

  /** A number in a table, with all its digits as its tooltip. */
  static NativeTableCell cell(Number value) {
    NativeTableCell cell = new NativeTableCell(Numbers.brief(value));
    cell.addClassName("number");
    cell.getElement().setAttribute("title", Numbers.exact(value));
    return cell;
  }
}
