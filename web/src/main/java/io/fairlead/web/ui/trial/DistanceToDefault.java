package io.fairlead.web.ui.trial;

import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.web.ui.format.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** How far a value is from the default of its catalog entry, in words. */
final class DistanceToDefault {

  private DistanceToDefault() {}

  static String text(Object value, Optional<CatalogEntry> entry) {
    if (entry.isEmpty()) {
      return "";
    }
    Object usual = entry.get().defaultValue();
    if (value.equals(usual)) {
      return "the default";
    }
    if (value instanceof Number a && usual instanceof Number b) {
      double from = b.doubleValue();
      double to = a.doubleValue();
      if (to == from) {
        return "the default";
      }
      return logarithmic(entry.get().parameter().domain()) && from > 0 && to > 0
          ? "%s × the default %s".formatted(ratio(to / from), Numbers.value(usual))
          : "%s from the default %s".formatted(Numbers.signed(to - from), Numbers.value(usual));
    }
    return "default " + Numbers.value(usual);
  }

  /** Two digits are enough for how far it is. */
  private static String ratio(double ratio) {
    return Numbers.brief(
        new BigDecimal(ratio).round(new MathContext(2, RoundingMode.HALF_EVEN)).doubleValue());
  }

  private static boolean logarithmic(Domain domain) {
    return switch (domain) {
      case FloatDomain number -> number.scale() == Scale.LOG;
      case IntegerDomain whole -> whole.scale() == Scale.LOG;
      case io.fairlead.kernel.space.CategoricalDomain choices -> false;
    };
  }
}
