package io.fairlead.kernel.space;

import java.util.stream.Stream;

/** The values that one parameter may take. */
public sealed interface Domain permits FloatDomain, IntegerDomain, CategoricalDomain {

  /**
   * The value at {@code unit}, so that a uniform {@code unit} gives a uniform value on this
   * domain's scale: a {@link Double}, {@link Long} or {@link String}.
   *
   * @param unit from 0 (inclusive) to 1 (exclusive)
   */
  Object at(double unit);

  /** Whether {@code value} has this domain's type and lies in its range. */
  boolean contains(Object value);

  /**
   * Whether every value of this domain is also one of {@code approved}, which must be of the same
   * type. The scale plays no part: it moves weight inside a range and allows no new value.
   */
  boolean narrows(Domain approved);

  /** Whether the values can be counted. */
  boolean isFinite();

  /**
   * All values in order, made as they are asked for.
   *
   * @throws IllegalStateException when this domain isn't finite
   */
  Stream<Object> values();

  /** The type and range for people, such as {@code a whole number from 1 to 8}. */
  String describe();
}
