package io.fairlead.kernel.space;

import java.util.ArrayList;
import java.util.List;

/** The numeric domains seen as one. */
final class Numbers {

  private Numbers() {}

  static double low(Domain domain) {
    return switch (domain) {
      case FloatDomain range -> range.low();
      case IntegerDomain range -> range.low();
      case CategoricalDomain _ -> throw none(domain);
    };
  }

  static double high(Domain domain) {
    return switch (domain) {
      case FloatDomain range -> range.high();
      case IntegerDomain range -> range.high();
      case CategoricalDomain _ -> throw none(domain);
    };
  }

  /** The values of {@code domain} at {@code number} and next to it on either side. */
  static List<Object> around(Domain domain, double number) {
    double inside = Math.clamp(number, low(domain), high(domain));
    List<Object> found = new ArrayList<>();
    switch (domain) {
      case IntegerDomain range -> {
        long nearest =
            range.low() + Math.round((inside - range.low()) / range.step()) * range.step();
        found.addAll(List.of(nearest, nearest - range.step(), nearest + range.step()));
      }
      case FloatDomain range when range.step() > 0 -> {
        Steps steps = new Steps(range.low(), range.high(), range.step());
        long nearest = steps.nearest(inside);
        found.addAll(List.of(steps.at(nearest), steps.at(nearest - 1), steps.at(nearest + 1)));
      }
      case FloatDomain _ ->
          found.addAll(List.of(inside + 0.0, Math.nextDown(inside), Math.nextUp(inside)));
      case CategoricalDomain _ -> throw none(domain);
    }
    found.removeIf(each -> !domain.contains(each));
    return found;
  }

  private static IllegalStateException none(Domain domain) {
    return new IllegalStateException("There are no numbers in %s.".formatted(domain.describe()));
  }
}
