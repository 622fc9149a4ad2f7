package io.fairlead.web.ui.format;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Scale;

/** Ranges of parameters in brief. */
public final class Ranges {

  private Ranges() {}

  /** Such as {@code 0.0001 – 0.3, log} or {@code adam, sgd}. */
  public static String brief(Domain domain) {
    return switch (domain) {
      case FloatDomain number -> range(number.low(), number.high(), number.scale());
      case IntegerDomain whole -> range(whole.low(), whole.high(), whole.scale());
      case CategoricalDomain named -> String.join(", ", named.choices());
    };
  }

  /** What kind of values they are, in one word. */
  public static String type(Domain domain) {
    return switch (domain) {
      case FloatDomain _ -> "number";
      case IntegerDomain _ -> "whole number";
      case CategoricalDomain _ -> "choice";
    };
  }

  private static String range(Number from, Number to, Scale scale) {
    return Numbers.brief(from) + " – " + Numbers.brief(to) + (scale == Scale.LOG ? ", log" : "");
  }
}
