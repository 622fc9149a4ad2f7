package io.fairlead.platform.notebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the cells of one notebook offer, by name. */
public final class Offers {

  private final Map<String, Offer> byName;

  Offers(Map<String, Offer> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** What the cells of {@code notebook} offer now. */
  static Offers of(Notebook notebook, CellKinds kinds) {
    Map<String, Offer> found = new LinkedHashMap<>();
    for (Cell cell : notebook.cells()) {
      String name = cell.name();
      if (name != null) {
        kinds.offers(cell).ifPresent(offer -> found.putIfAbsent(name, offer));
      }
    }
    return new Offers(found);
  }

  /** The study that the cell of this name offers; empty while it has none. */
  public Optional<UUID> study(String name) {
    return byName.get(name) instanceof Offer.OfStudy(UUID study) && study != null
        ? Optional.of(study)
        : Optional.empty();
  }

  /** The trials that the cell of this name offers. */
  public List<UUID> trials(String name) {
    return byName.get(name) instanceof Offer.OfTrials(List<UUID> trials) ? trials : List.of();
  }

  /** Names of cells that offer a study. */
  public List<String> studies() {
    return names(Offer.OfStudy.class);
  }

  /** Names of cells that offer trials. */
  public List<String> selections() {
    return names(Offer.OfTrials.class);
  }

  private List<String> names(Class<? extends Offer> type) {
    return byName.entrySet().stream()
        .filter(each -> type.isInstance(each.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Offers offers && byName.equals(offers.byName);
  }

  @Override
  public int hashCode() {
    return byName.hashCode();
  }
}
