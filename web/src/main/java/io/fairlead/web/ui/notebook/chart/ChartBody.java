package io.fairlead.web.ui.notebook.chart;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.chart.ChartContent;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.notebook.ChoiceOfCell;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.study.StudyPieces;
import java.util.Optional;
import java.util.UUID;

/** A live chart of the study that another cell offers. */
final class ChartBody extends CellBody {

  private final transient CellHost host;
  private final transient Studies studies;
  private final transient StudyPieces pieces;
  private final ChoiceOfCell study;
  private final Select<String> which = new Select<>();
  private final Div plot = new Div();
  private transient Optional<Drawn> drawn = Optional.empty();

  /** What the plot shows. */
  private record Drawn(Optional<UUID> study, String chart) {}

  ChartBody(CellHost host, Studies studies, StudyPieces pieces) {
    this.host = host;
    this.studies = studies;
    this.pieces = pieces;
    study = new ChoiceOfCell("Study", name -> save(name, content().chart()));
    which.addClassName("machinery");
    which.setAriaLabel("Chart");
    which.setItems(ChartContent.CHARTS);
    which.setItemLabelGenerator(each -> ChartView.TITLES.getOrDefault(each, each));
    which.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            save(content().study(), event.getValue());
          }
        });
    Div settings = new Div(which, study);
    settings.addClassNames("cell-settings", "machinery");
    settings.setVisible(host.mayWrite());
    add(settings, plot);
  }

  private ChartContent content() {
    return CellJson.read(host.cell().content(), ChartContent.class);
  }

  private void save(String name, String chart) {
    host.save(new ChartContent(name, chart));
    refresh();
  }

  @Override
  public void refresh() {
    ChartContent now = content();
    which.setValue(now.chart());
    study.show(host.offers().studies(), now.study());
    Drawn wanted = new Drawn(host.offers().study(now.study()), now.chart());
    if (drawn.equals(Optional.of(wanted))) {
      return;
    }
    drawn = Optional.of(wanted);
    plot.removeAll();
    Optional<Study> found =
        wanted.study().flatMap(id -> studies.find(host.here().id(), id.toString()));
    found.ifPresentOrElse(
        shown -> plot.add(pieces.chart(host.here(), shown, wanted.chart())),
        () -> plot.add(Pieces.empty("No chart yet", why(now))));
  }

  private static String why(ChartContent content) {
    return content.study().isEmpty()
        ? "Choose the study cell that it draws."
        : "It draws the study of the cell '%s' once that is started.".formatted(content.study());
  }
}
