package io.fairlead.web.ui.study;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.web.ui.format.Numbers;
import java.util.List;

/** The first configurations of a study that is being set up. */
final class PreviewTable extends Div {

  PreviewTable() {
    addClassName("preview");
  }

  void show(List<Configuration> drawn, List<ParameterDraft> parameters) {
    removeAll();
    if (drawn.isEmpty()) {
      Span nothing = new Span("Let at least one parameter vary to see what would be tried.");
      nothing.addClassName("about");
      add(nothing);
      return;
    }
    List<String> names =
        parameters.stream().flatMap(p -> p.varied().stream()).map(p -> p.name()).toList();
    NativeTableRow header = new NativeTableRow();
    header.add(new NativeTableHeaderCell("Trial"));
    names.forEach(name -> header.add(new NativeTableHeaderCell(name)));
    NativeTableBody body = new NativeTableBody();
    for (int i = 0; i < drawn.size(); i++) {
      NativeTableRow row = new NativeTableRow();
      row.add(new NativeTableCell("#" + i));
      for (String name : names) {
        row.add(new NativeTableCell(Numbers.value(drawn.get(i).asMap().get(name))));
      }
      body.add(row);
    }
    NativeTable table = new NativeTable();
    table.addClassName("plain-table");
    NativeTableHeader head = new NativeTableHeader();
    head.add(header);
    table.add(head, body);
    add(table);
  }
}
