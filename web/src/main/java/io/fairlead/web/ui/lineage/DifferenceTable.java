package io.fairlead.web.ui.lineage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.lineage.Comparison;
import io.fairlead.platform.lineage.Difference;
import io.fairlead.web.ui.page.Pieces;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts of two trials as a table, section by section. */
final class DifferenceTable {

  private static final int SHORT = 40;

  private DifferenceTable() {}

  static Div differences(Comparison comparison) {
    return table(comparison, comparison.differences(), true);
  }

  /** Facts that both have alike; {@code other} says the same as {@code one}. */
  static Div same(Comparison comparison) {
    List<Difference> same = new ArrayList<>();
    comparison
        .one()
        .sections()
        .forEach(
            (section, facts) ->
                facts.forEach(
                    (name, value) -> {
                      if (value.equals(comparison.other().section(section).get(name))) {
                        same.add(new Difference(section, name, value, value));
                      }
                    }));
    return table(comparison, same, false);
  }

  private static Div table(Comparison comparison, List<Difference> facts, boolean both) {
    NativeTableRow header =
        new NativeTableRow(
            new NativeTableHeaderCell("Fact"),
            new NativeTableHeaderCell(both ? comparison.one().label() : "Both"));
    if (both) {
      header.add(new NativeTableHeaderCell(comparison.other().label()));
    }
    NativeTableBody body = new NativeTableBody();
    String section = "";
    for (Difference fact : facts) {
      if (!fact.section().equals(section)) {
        section = fact.section();
        NativeTableHeaderCell named = new NativeTableHeaderCell(section);
        named.getElement().setAttribute("colspan", both ? "3" : "2");
        named.getElement().setAttribute("scope", "rowgroup");
        named.addClassName("compare-section");
        body.add(new NativeTableRow(named));
      }
      NativeTableRow row =
          new NativeTableRow(
              new NativeTableCell(fact.name()), new NativeTableCell(value(fact.one())));
      if (both) {
        row.add(new NativeTableCell(value(fact.other())));
      }
      body.add(row);
    }
    NativeTable table = new NativeTable(new NativeTableHeader(header), body);
    table.addClassNames("plain-table", "compare-table");
    Div wide = new Div(table);
    wide.addClassName("preview");
    return wide;
  }

  private static Component value(@Nullable String value) {
    if (value == null) {
      Span none = new Span("–");
      none.getElement().setAttribute("title", "This one doesn't have it");
      return none;
    }
    return value.length() > SHORT
        ? Pieces.copyable(value.substring(0, SHORT) + "…", value)
        : new Span(value);
  }
}
