package io.fairlead.platform.notebook;

import io.fairlead.platform.problem.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The kinds of cells that there are. */
@Component
public final class CellKinds {

  private final Map<String, CellKind<?>> byName;

  CellKinds(List<CellKind<?>> kinds) {
    byName =
        kinds.stream()
            .collect(
                Collectors.toMap(CellKind::name, Function.identity(), (a, _) -> a, TreeMap::new));
  }

  /** Their names, in order. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** What the cells of {@code notebook} offer one another. */
  public Offers offers(Notebook notebook) {
    return Offers.of(notebook, this);
  }

  /** What the cell offers under its name. */
  public Optional<Offer> offers(Cell cell) {
    return offers(cell.kind(), cell.content());
  }

  Optional<Offer> offers(String kind, JsonNode content) {
    return typed(kind, content).offers();
  }

  /** The names of the cells that this one reads. */
  public List<String> reads(Cell cell) {
    return typed(cell.kind(), cell.content()).reads();
  }

  /** Whether it shows what isn't shared with the notebook. */
  boolean staysInside(Cell cell) {
    return typed(cell.kind(), cell.content()).staysInside();
  }

  /** The checked content as it is stored. */
  JsonNode checked(UUID workspace, String kind, @Nullable JsonNode before, JsonNode after) {
    return typed(kind, after).check(workspace, before);
  }

  JsonNode renamed(Cell cell, String from, String to) {
    return typed(cell.kind(), cell.content()).renamed(from, to);
  }

  JsonNode copied(Cell cell) {
    return typed(cell.kind(), cell.content()).copied();
  }

  JsonNode restored(String kind, JsonNode now, JsonNode then) {
    return typed(kind, now).restored(then);
  }

  private Typed<?> typed(String name, JsonNode content) {
    CellKind<?> kind = byName.get(name);
    if (kind == null) {
      throw new InvalidInput(
          "kind",
          "A cell has one of the kinds that there are.",
          name,
          "Choose one of %s.".formatted(names()));
    }
    return typed(kind, content);
  }

  private static <C extends Record> Typed<C> typed(CellKind<C> kind, JsonNode content) {
    return new Typed<>(kind, CellJson.read(content, kind.content()));
  }

  /** A kind with content of its own. */
  private record Typed<C extends Record>(CellKind<C> kind, C content) {

    Optional<Offer> offers() {
      return kind.offers(content);
    }

    List<String> reads() {
      return kind.reads(content);
    }

    boolean staysInside() {
      return kind.staysInside(content);
    }

    JsonNode check(UUID workspace, @Nullable JsonNode before) {
      kind.check(workspace, before == null ? null : CellJson.read(before, kind.content()), content);
      return CellJson.write(content);
    }

    JsonNode renamed(String from, String to) {
      return CellJson.write(kind.renamed(content, from, to));
    }

    JsonNode copied() {
      return CellJson.write(kind.copied(content));
    }

    JsonNode restored(JsonNode then) {
      return CellJson.write(kind.restored(content, CellJson.read(then, kind.content())));
    }
  }
}
