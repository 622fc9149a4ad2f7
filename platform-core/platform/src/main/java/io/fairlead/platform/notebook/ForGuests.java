package io.fairlead.platform.notebook;

import io.fairlead.platform.storage.Visits;
import io.fairlead.platform.study.Studies;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A notebook as guests see it: a cell that shows what isn't shared with them, a study or what stays
 * in the workspace, says so and nothing else.
 */
@Component
final class ForGuests {

  private static final String INSTEAD = "*What this cell shows isn't shared with you.*";

  private final CellKinds kinds;
  private final Studies studies;
  private final Visits visits;

  ForGuests(CellKinds kinds, Studies studies, Visits visits) {
    this.kinds = kinds;
    this.studies = studies;
    this.visits = visits;
  }

  /** The same notebook for members; for a visit without what isn't shared. */
  Notebook shown(UUID workspace, Notebook notebook) {
    if (!visits.isVisit(workspace)) {
      return notebook;
    }
    Offers offers = kinds.offers(notebook);
    return new Notebook(
        notebook.id(),
        notebook.title(),
        notebook.cells().stream()
            .map(cell -> isShown(workspace, cell, offers) ? cell : hidden(cell))
            .toList(),
        notebook.createdAt(),
        notebook.createdBy(),
        notebook.changedAt(),
        notebook.changedBy());
  }

  private boolean isShown(UUID workspace, Cell cell, Offers offers) {
    return !kinds.staysInside(cell)
        && Stream.concat(
                own(cell).stream(),
                kinds.reads(cell).stream().flatMap(name -> offers.study(name).stream()))
            .allMatch(study -> studies.find(workspace, study.toString()).isPresent());
  }

  private Optional<UUID> own(Cell cell) {
    return kinds.offers(cell).flatMap(offer -> Optional.ofNullable(offer.study()));
  }

  private static Cell hidden(Cell cell) {
    return new Cell(
        cell.id(),
        "text",
        null,
        JsonMapper.shared().valueToTree(Map.of("markdown", INSTEAD)),
        cell.folded(),
        cell.revision(),
        cell.changedAt(),
        cell.changedBy());
  }
}
