package io.fairlead.platform.notebook;

import io.fairlead.platform.notebook.CellTable.Placed;
import io.fairlead.platform.problem.NotFound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notebook and where its cells stand, while it is worked on. */
record Document(Notebook head, List<Placed> cells) {

  Document {
    cells = List.copyOf(cells);
  }

  Notebook notebook() {
    return new Notebook(
        head.id(),
        head.title(),
        cells.stream().map(Placed::cell).toList(),
        head.createdAt(),
        head.createdBy(),
        head.changedAt(),
        head.changedBy());
  }

  /** With one more cell at its end. */
  Document with(Placed last) {
    List<Placed> all = new ArrayList<>(cells);
    all.add(last);
    return new Document(head, all);
  }

  /** With another content of one cell. */
  Document replaced(Cell changed) {
    return new Document(
        head,
        cells.stream()
            .map(
                each ->
                    each.cell().id().equals(changed.id())
                        ? new Placed(changed, each.position(), false)
                        : each)
            .toList());
  }

  /** The last cell; null while there is none. */
  @Nullable UUID last() {
    return cells.isEmpty() ? null : cells.getLast().cell().id();
  }

  Cell living(UUID id) {
    return cells.stream()
        .map(Placed::cell)
        .filter(cell -> cell.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("cell", id.toString()));
  }

  /** The names that are taken, by cells other than {@code except}. */
  Set<String> names(@Nullable UUID except) {
    Set<String> names = new HashSet<>();
    for (Placed each : cells) {
      String name = each.cell().name();
      if (name != null && !each.cell().id().equals(except)) {
        names.add(name);
      }
    }
    return names;
  }

  /** A place behind {@code after}, as if {@code moving} weren't there. */
  String placeAfter(@Nullable UUID after, @Nullable UUID moving) {
    if (after != null) {
      living(after);
    }
    @Nullable String low = null;
    boolean passed = after == null;
    for (Placed each : cells) {
      UUID id = each.cell().id();
      if (passed && !id.equals(moving)) {
        return Positions.between(low, each.position());
      }
      if (id.equals(after)) {
        low = each.position();
        passed = true;
      }
    }
    return Positions.between(low, null);
  }

  /** A free place where {@code position} was. */
  String placeNear(String position) {
    @Nullable UUID before = null;
    for (Placed each : cells) {
      if (each.position().compareTo(position) <= 0) {
        before = each.cell().id();
      }
    }
    return placeAfter(before, null);
  }
}
