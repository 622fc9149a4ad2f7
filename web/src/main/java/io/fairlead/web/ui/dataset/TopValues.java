package io.fairlead.web.ui.dataset;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.dataset.ColumnSummary.TopValue;
import io.fairlead.web.ui.format.Numbers;
import java.util.List;

/** The most frequent values of a column as small bars. */
final class TopValues extends Div {

  private static final int SHOWN = 3;

  TopValues(List<TopValue> top, long rows) {
    addClassName("top-values");
    for (TopValue value : top.stream().limit(SHOWN).toList()) {
      double share = rows == 0 ? 0 : (double) value.count() / rows;
      String name = value.value() == null ? "missing" : value.value();
      Span bar = new Span(name);
      bar.addClassName("top-value");
      bar.getStyle().set("--share", Math.round(share * 100) + "%");
      bar.getElement()
          .setAttribute(
              "title",
              "%s: %s rows, %s"
                  .formatted(name, Numbers.count(value.count()), Numbers.percent(share)));
      add(bar);
    }
  }
}
