package io.fairlead.web.ui.budget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** A small table: a column of names, then columns of figures. */
final class Rows {

  private final NativeTableBody body = new NativeTableBody();
  private final NativeTable table = new NativeTable();
  private final int texts;

  /**
   * @param texts how many columns are text; the others are figures
   */
  Rows(String label, int texts, List<String> columns) {
    this.texts = texts;
    NativeTableRow names = new NativeTableRow();
    for (int i = 0; i < columns.size(); i++) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(columns.get(i));
      cell.getElement().setAttribute("scope", "col");
      if (i < texts) {
        cell.addClassName("text");
      }
      names.add(cell);
    }
    NativeTableHeader head = new NativeTableHeader();
    head.add(names);
    table.addClassNames("plain-table", "budget-table");
    table.getElement().setAttribute("aria-label", label);
    table.add(head, body);
  }

  void add(Component... cells) {
    NativeTableRow row = new NativeTableRow();
    for (int i = 0; i < cells.length; i++) {
      NativeTableCell cell = new NativeTableCell(cells[i]);
      if (i < texts) {
        cell.addClassName("text");
      }
      row.add(cell);
    }
    body.add(row);
  }

  /** The table, in a box that scrolls when it is narrow. */
  Div show() {
    Div wide = new Div(table);
    wide.addClassName("wide");
    return wide;
  }
}
