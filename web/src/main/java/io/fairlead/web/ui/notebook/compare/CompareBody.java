package io.fairlead.web.ui.notebook.compare;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.Offers;
import io.fairlead.platform.notebook.compare.CompareContent;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.page.Live;
import io.fairlead.web.ui.page.Pieces;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A live comparison. */
final class CompareBody extends CellBody {

  private final transient CellHost host;
  private final MultiSelectComboBox<String> names = new MultiSelectComboBox<>();
  private final Div place = new Div();
  private final transient Live<Comparison> live;
  private volatile CompareContent content;
  private volatile Offers offers;
  private transient String drawn = "";

  CompareBody(CellHost host, Compared compared, Changes changes) {
    this.host = host;
    content = stored();
    offers = host.offers();
    names.setPlaceholder("Studies and tables");
    names.setAriaLabel("What is compared");
    names.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            content = new CompareContent(List.copyOf(event.getValue()));
            host.save(content);
            refresh();
          }
        });
    Div settings = new Div(names);
    settings.addClassNames("cell-settings", "machinery");
    settings.setVisible(host.mayWrite());
    place.add(Pieces.skeleton(5));
    add(settings, place);
    live =
        Live.bind(
            this,
            listener -> changes.subscribe(host.here().id(), null, listener),
            () -> compared.read(host.here(), content, offers),
            this::show,
            problem -> {});
  }

  private CompareContent stored() {
    return CellJson.read(host.cell().content(), CompareContent.class);
  }

  @Override
  public void refresh() {
    content = stored();
    offers = host.offers();
    Set<String> known = Compared.names(offers);
    known.addAll(content.of());
    names.setItems(known);
    names.setValue(new HashSet<>(content.of()));
    live.refresh();
  }

  private void show(Comparison now) {
    String html = now.columns().isEmpty() ? "" : now.html(true);
    if (html.equals(drawn) && !html.isEmpty()) {
      return;
    }
    drawn = html;
    place.removeAll();
    if (html.isEmpty()) {
      place.add(
          Pieces.empty(
              "Nothing to compare yet",
              content.of().isEmpty()
                  ? "Choose study cells (their first and best trial) or tables (what is selected in them)."
                  : "Trials appear here once they finish or are selected."));
    } else {
      Div table = new Div();
      table.getElement().setProperty("innerHTML", html);
      place.add(table);
    }
  }
}
