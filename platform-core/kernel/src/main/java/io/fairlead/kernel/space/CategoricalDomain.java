package io.fairlead.kernel.space;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Named choices without an order.
 *
 * @param choices 1 to 1,000,000 different texts
 */
public record CategoricalDomain(List<String> choices) implements Domain {

  private static final int MOST_CHOICES = 1_000_000;
  private static final int SHOWN_CHOICES = 10;

  public CategoricalDomain {
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("A categorical parameter needs at least one choice.");
    }
    if (choices.size() > MOST_CHOICES) {
      throw new IllegalArgumentException(
          "A categorical parameter has at most %d choices, there were %d; use a whole number."
              .formatted(MOST_CHOICES, choices.size()));
    }
    choices = List.copyOf(choices);
    Set<String> seen = new HashSet<>();
    for (String choice : choices) {
      if (!seen.add(choice)) {
        throw new IllegalArgumentException(
            "Each choice is listed once, '%s' was there twice; leave one out.".formatted(choice));
      }
    }
  }

  @Override
  public String at(double unit) {
    Units.check(unit);
    return choices.get((int) (unit * choices.size()));
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof String choice && choices.contains(choice);
  }

  @Override
  public boolean narrows(Domain approved) {
    return approved instanceof CategoricalDomain other
        && new HashSet<>(other.choices).containsAll(choices);
  }

  @Override
  public boolean isFinite() {
    return true;
  }

  @Override
  public Stream<Object> values() {
    return choices.stream().map(choice -> choice);
  }

  @Override
  public String describe() {
    int more = choices.size() - SHOWN_CHOICES;
    return "one of "
        + String.join(", ", choices.subList(0, Math.min(SHOWN_CHOICES, choices.size())))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
