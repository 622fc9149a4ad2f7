package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Scale;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What two domains of a parameter both allow. */
final class Overlap {

  private Overlap() {}

  /** On the scale of {@code inner}; empty where they have nothing in common. */
  static Optional<Domain> of(Domain inner, Domain outer) {
    return switch (inner) {
      case FloatDomain mine when outer instanceof FloatDomain other -> {
        double low = Math.max(mine.low(), other.low());
        double high = Math.min(mine.high(), other.high());
        yield low > high ? Optional.empty() : Optional.of(new FloatDomain(low, high, mine.scale()));
      }
      case IntegerDomain mine when outer instanceof IntegerDomain other -> {
        long low = Math.max(mine.low(), other.low());
        long high = Math.min(mine.high(), other.high());
        yield low > high
            ? Optional.empty()
            : Optional.of(new IntegerDomain(low, high, mine.scale()));
      }
      case CategoricalDomain mine when outer instanceof CategoricalDomain other -> {
        List<String> both = mine.choices().stream().filter(other.choices()::contains).toList();
        yield both.isEmpty() ? Optional.empty() : Optional.of(mine.only(both));
      }
      case FloatDomain _, IntegerDomain _, CategoricalDomain _ -> Optional.empty();
    };
  }

  /** What either allows; empty where that isn't one range. */
  static Optional<Domain> joined(Domain one, Domain other) {
    if (of(one, other).isEmpty()) {
      return Optional.empty();
    }
    return switch (one) {
      case FloatDomain a when other instanceof FloatDomain b ->
          Optional.of(
              new FloatDomain(
                  Math.min(a.low(), b.low()), Math.max(a.high(), b.high()), Scale.LINEAR));
      case IntegerDomain a when other instanceof IntegerDomain b ->
          Optional.of(
              new IntegerDomain(
                  Math.min(a.low(), b.low()), Math.max(a.high(), b.high()), Scale.LINEAR));
      case CategoricalDomain a when other instanceof CategoricalDomain b ->
          Optional.of(
              new CategoricalDomain(
                  Stream.concat(a.choices().stream(), b.choices().stream()).distinct().toList(),
                  a.kind()));
      case FloatDomain _, IntegerDomain _, CategoricalDomain _ -> Optional.empty();
    };
  }

  /** The value of {@code domain} next to {@code wanted}, which is of its type. */
  static Object nearest(Domain domain, Object wanted) {
    return switch (domain) {
      case FloatDomain range when wanted instanceof Double number ->
          Math.clamp(number, range.low(), range.high());
      case IntegerDomain range when wanted instanceof Long number ->
          Math.clamp(number, range.low(), range.high());
      case CategoricalDomain choice when choice.contains(wanted) -> wanted;
      case FloatDomain _, IntegerDomain _, CategoricalDomain _ -> domain.at(0);
    };
  }
}
