package io.fairlead.web.ui.study;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.search.Ladder;
import io.fairlead.platform.search.Ladder.Rung;
import io.fairlead.web.ui.format.Numbers;
import java.util.List;

/** How many trials reached each rung, and what became of them there. */
final class RungTable {

  private static final int MOST = 10;

  private RungTable() {}

  static Component of(Ladder ladder) {
    if (ladder.rungs().isEmpty()) {
      return SearchSection.nothing(
          "Nothing judges trials on the way: each is trained in full. %s were so far."
              .formatted(Numbers.count(ladder.complete())));
    }
    int most = Math.max(1, ladder.rungs().stream().mapToInt(Rung::reached).max().orElse(1));
    NativeTableBody body = new NativeTableBody();
    shown(ladder.rungs()).forEach(each -> body.add(row(each, most)));
    body.add(full(ladder, most));
    NativeTableRow head = new NativeTableRow();
    for (String each : List.of("At step", "Reached", "", "Wait", "Went on", "Ended")) {
      head.add(new NativeTableHeaderCell(each));
    }
    NativeTable table = new NativeTable(new NativeTableHeader(head), body);
    table.addClassNames("plain-table", "search-table", "rung-table");
    return table;
  }

  /** All of a few, else some of them evenly. */
  private static List<Rung> shown(List<Rung> rungs) {
    int every = (rungs.size() + MOST - 1) / MOST;
    return java.util.stream.IntStream.range(0, rungs.size())
        .filter(i -> i % every == 0)
        .mapToObj(rungs::get)
        .toList();
  }

  private static NativeTableRow row(Rung rung, int most) {
    NativeTableRow row = new NativeTableRow();
    row.add(
        SearchWords.cell(rung.step()),
        SearchWords.cell(rung.reached()),
        bar(rung.reached(), most),
        SearchWords.cell(rung.waiting()),
        SearchWords.cell(rung.promoted()),
        SearchWords.cell(rung.ended()));
    return row;
  }

  private static NativeTableRow full(Ladder ladder, int most) {
    NativeTableRow row = new NativeTableRow();
    row.add(
        SearchWords.cell(ladder.steps()),
        SearchWords.cell(ladder.complete()),
        bar(ladder.complete(), most),
        new NativeTableCell("in full"),
        new NativeTableCell(),
        new NativeTableCell());
    return row;
  }

  private static NativeTableCell bar(int count, int most) {
    Span bar = new Span();
    bar.addClassName("rung-bar");
    bar.getStyle().set("--share", Math.clamp(Math.round(100.0 * count / most), 0, 100) + "%");
    bar.getElement().setAttribute("aria-hidden", "true");
    NativeTableCell cell = new NativeTableCell(bar);
    cell.addClassName("rung-bars");
    return cell;
  }
}
