package io.fairlead.kernel.space;

import java.util.List;
import java.util.stream.Stream;

/**
 * Named choices.
 *
 * @param choices 1 to 100,000 different texts; ordinal ones from the lowest to the highest
 */
public record CategoricalDomain(List<String> choices, Kind kind) implements Domain {

  /** What kind of choices they are. */
  public enum Kind {
    /** Without an order. */
    CATEGORICAL,
    /** From low to high, at distances that nobody knows: neighbours are alike. */
    ORDINAL,
    /** The texts {@code false} and {@code true}, or one of them. */
    BOOLEAN
  }

  private static final List<String> BOOLEANS = List.of("false", "true");
  private static final int MOST_CHOICES = 100_000;
  private static final int SHOWN_CHOICES = 10;

  public CategoricalDomain {
    if (choices.isEmpty()) {
      throw new IllegalArgumentException(
          "A categorical parameter needs at least one choice, had none; add one or drop the parameter.");
    }
    if (choices.size() > MOST_CHOICES) {
      throw new IllegalArgumentException(
          "A categorical parameter has at most %d choices, there were %d; use a whole number."
              .formatted(MOST_CHOICES, choices.size()));
    }
    if (kind == Kind.BOOLEAN && !BOOLEANS.containsAll(choices)) {
      throw new IllegalArgumentException(
          "A boolean is false or true, the choices were %s; use a categorical parameter."
              .formatted(choices));
    }
    choices = Choices.of(choices);
  }

  /** Choices without an order. */
  public CategoricalDomain(List<String> choices) {
    this(choices, Kind.CATEGORICAL);
  }

  /** Choices from the lowest to the highest. */
  public static CategoricalDomain ordinal(List<String> choices) {
    return new CategoricalDomain(choices, Kind.ORDINAL);
  }

  /** {@code false} and {@code true}; {@link Configuration#getBoolean} reads the value. */
  public static CategoricalDomain bool() {
    return new CategoricalDomain(BOOLEANS, Kind.BOOLEAN);
  }

  @Override
  public String at(double unit) {
    Units.check(unit);
    return choices.get((int) (unit * choices.size()));
  }

  @Override
  public double toUnit(Object value) {
    int index = choices.indexOf(value);
    if (index < 0) {
      throw Units.notOf(this, value);
    }
    return Units.middle(index, choices.size());
  }

  @Override
  public long size() {
    return choices.size();
  }

  @Override
  public boolean isOrdered() {
    return kind == Kind.ORDINAL;
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof String choice && choices.contains(choice);
  }

  /** These choices and no others, of this kind. */
  public CategoricalDomain only(List<String> fewer) {
    return new CategoricalDomain(fewer, kind);
  }

  @Override
  public boolean narrows(Domain approved) {
    return approved instanceof CategoricalDomain other && other.choices.containsAll(choices);
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
