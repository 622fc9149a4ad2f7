package io.fairlead.kernel.space;

import java.util.List;
import java.util.stream.Stream;

/**
 * The values that one parameter may take.
 *
 * <p>Samplers need no more of a domain than {@link #size()}, {@link #isOrdered()} and the way to
 * the unit interval and back, {@link #toUnit} and {@link #at}: equal steps in it are equal steps on
 * the domain's scale, and each of n values holds one n-th of it (on a log scale, its share of the
 * logarithm). A fixed value is a domain of size 1.
 */
public sealed interface Domain permits FloatDomain, IntegerDomain, CategoricalDomain {

  /** The {@link #size()} of a range of real numbers. */
  long UNCOUNTABLE = Long.MAX_VALUE;

  /**
   * The value at {@code unit}, so that a uniform {@code unit} gives a uniform value on this
   * domain's scale: a {@link Double}, {@link Long} or {@link String}.
   *
   * @param unit from 0 (inclusive) to 1 (exclusive)
   */
  Object at(double unit);

  /**
   * Where {@code value} lies in the unit interval: the middle of its share for values that can be
   * counted, so that {@link #at} gives the same value back (for whole numbers up to 2⁴⁰ values);
   * for real numbers, {@link #at} gives it back but for rounding.
   *
   * @return from 0 (inclusive) to 1 (exclusive)
   * @throws IllegalArgumentException for a value that isn't of this domain
   */
  double toUnit(Object value);

  /** How many values there are; {@link #UNCOUNTABLE} for a range of real numbers. */
  long size();

  /** Whether neighbours in the unit interval are alike: true for all but unordered choices. */
  boolean isOrdered();

  /** Whether {@code value} has this domain's type and lies in its range, on its steps. */
  boolean contains(Object value);

  /**
   * Whether every value of this domain is also one of {@code approved}, which must be of the same
   * type. The scale plays no part: it moves weight inside a range and allows no new value.
   */
  boolean narrows(Domain approved);

  /** Whether the values can be counted. */
  default boolean isFinite() {
    return size() != UNCOUNTABLE;
  }

  /**
   * All values in order, made as they are asked for.
   *
   * @throws IllegalStateException when this domain isn't finite
   */
  Stream<Object> values();

  /** The type and range for people, such as {@code a whole number from 1 to 8}. */
  String describe();

  /**
   * A domain of one value: a text, a whole number or a real one.
   *
   * @throws IllegalArgumentException for a value of another type
   */
  static Domain fixed(Object value) {
    return switch (value) {
      case Double number -> new FloatDomain(number, number, Scale.LINEAR);
      case Long number -> new IntegerDomain(number, number, Scale.LINEAR);
      case Integer number -> fixed(number.longValue());
      case String text -> new CategoricalDomain(List.of(text));
      case Boolean flag ->
          new CategoricalDomain(List.of(flag.toString()), CategoricalDomain.Kind.BOOLEAN);
      default ->
          throw new IllegalArgumentException(
              "A value is fixed to a number, a text or a boolean, was %s (%s); give one of those."
                  .formatted(value, value.getClass().getSimpleName()));
    };
  }
}
