package io.fairlead.platform.notebook;

import io.fairlead.platform.workspace.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts a notebook's cells back as they once were, while it is locked. */
@Component
final class Restoration {

  private final CellTable cells;
  private final CellKinds kinds;

  Restoration(CellTable cells, CellKinds kinds) {
    this.cells = cells;
    this.kinds = kinds;
  }

  void bring(List<Cell> then, UUID notebook, Instant now, Actor by) {
    cells.deleteAll(notebook, now);
    @Nullable String position = null;
    for (Cell each : then) {
      position = Positions.between(position, null);
      Optional<Cell> present = cells.find(notebook, each.id()).map(CellTable.Placed::cell);
      if (present.isEmpty()) {
        Cell again = each.changed(each.name(), each.content(), now, by.name());
        cells.insert(notebook, again, position);
      } else {
        cells.update(back(present.get(), each, now, by));
        cells.place(each.id(), position);
      }
    }
  }

  private Cell back(Cell present, Cell then, Instant now, Actor by) {
    JsonNode content = kinds.restored(then.kind(), present.content(), then.content());
    boolean same =
        CellJson.text(content).equals(CellJson.text(present.content()))
            && Objects.equals(then.name(), present.name());
    return same ? present : present.changed(then.name(), content, now, by.name());
  }
}
