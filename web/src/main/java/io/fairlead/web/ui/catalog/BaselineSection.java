package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import io.fairlead.platform.baseline.Baseline;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The baselines that count, and the way to set one. */
final class BaselineSection extends Div {

  private final transient Here here;
  private final transient CatalogServices services;
  private final transient Clock clock;
  private final Div list = new Div();

  BaselineSection(Here here, CatalogServices services, Clock clock) {
    this.here = here;
    this.services = services;
    this.clock = clock;
    Div head =
        new Div(
            Pieces.heading("Baselines"),
            Ways.button(
                "Set a baseline",
                here.may(Permission.APPROVE_CATALOG),
                Ways.whoMay(),
                () -> new BaselineDialog(here, services, this::read).open()));
    head.addClassName("section-head");
    list.addClassName("preview");
    add(head, list);
    read();
  }

  private void read() {
    list.removeAll();
    List<Baseline> baselines = services.baselines().list(here.id());
    if (baselines.isEmpty()) {
      list.add(
          new Paragraph(
              "None is set yet. A baseline runs as trial 0 of each study of its data set, trainer and objective; the study then says how much better its best trial is."));
      return;
    }
    NativeTableBody body = new NativeTableBody();
    baselines.forEach(each -> body.add(row(each)));
    NativeTable table = new NativeTable(header(), body);
    table.addClassName("plain-table");
    table.addClassName("catalog-baselines");
    list.add(table);
  }

  private static NativeTableHeader header() {
    NativeTableRow row = new NativeTableRow();
    for (String each :
        List.of("Data set", "Trainer", "Objective", "Version", "Configuration", "Why", "Set")) {
      row.add(new NativeTableHeaderCell(each));
    }
    return new NativeTableHeader(row);
  }

  private NativeTableRow row(Baseline baseline) {
    String dataset =
        services
            .datasets()
            .find(here.id(), baseline.dataset().toString())
            .map(Dataset::name)
            .orElse("");
    NativeTableCell set = new NativeTableCell("by %s ".formatted(baseline.setBy()));
    set.add(Pieces.time(baseline.setAt(), clock));
    NativeTableCell configuration = new NativeTableCell(words(baseline.parameters()));
    configuration.addClassName("catalog-configuration");
    NativeTableCell why = new NativeTableCell(baseline.rationale());
    why.addClassName("catalog-configuration");
    NativeTableRow row = new NativeTableRow();
    row.add(
        new NativeTableCell(dataset),
        new NativeTableCell(baseline.trainer()),
        new NativeTableCell(baseline.metric()),
        new NativeTableCell(Integer.toString(baseline.version())),
        configuration,
        why,
        set);
    return row;
  }

  private static String words(Map<String, Object> parameters) {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + " " + Numbers.value(each.getValue()))
        .collect(Collectors.joining(", "));
  }
}
