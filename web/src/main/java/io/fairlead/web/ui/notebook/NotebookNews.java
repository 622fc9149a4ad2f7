package io.fairlead.web.ui.notebook;

import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.Notebooks;
import io.fairlead.platform.notebook.decision.DecisionContent;
import io.fairlead.platform.notebook.decision.DecisionKind;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.HomeItem;
import io.fairlead.web.ui.page.HomeItem.Matter;
import io.fairlead.web.ui.page.HomeSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decisions that are written in a notebook and wait to be signed. */
@Component
final class NotebookNews implements HomeSource {

  private static final int LOOKED_AT = 20;

  private final Notebooks notebooks;

  NotebookNews(Notebooks notebooks) {
    this.notebooks = notebooks;
  }

  @Override
  public List<HomeItem> items(Here here) {
    if (!here.may(Permission.SIGN_DECISIONS)) {
      return List.of();
    }
    return notebooks.list(here.id(), null, LOOKED_AT).items().stream()
        .flatMap(listed -> notebooks.find(here.id(), listed.id()).stream())
        .flatMap(
            notebook ->
                notebook.cells().stream()
                    .filter(NotebookNews::waits)
                    .map(
                        cell ->
                            new HomeItem(
                                Matter.ASKS,
                                "To be signed: " + content(cell).what(),
                                NotebookNavigation.of(here, notebook.id()) + "#c-" + cell.id(),
                                "A decision in the notebook '%s'.".formatted(notebook.title()),
                                cell.changedAt())))
        .toList();
  }

  private static boolean waits(Cell cell) {
    return cell.kind().equals(DecisionKind.NAME)
        && content(cell).signed() == null
        && !content(cell).what().isBlank();
  }

  private static DecisionContent content(Cell cell) {
    return CellJson.read(cell.content(), DecisionContent.class);
  }
}
