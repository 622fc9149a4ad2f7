package io.fairlead.web.ui.format;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.CategoricalDomain.Kind;
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
      case FloatDomain number ->
          range(number.low(), number.high(), number.scale()) + steps(number.step(), 0);
      case IntegerDomain whole ->
          range(whole.low(), whole.high(), whole.scale()) + steps(whole.step(), 1);
      case CategoricalDomain named ->
          String.join(named.kind() == Kind.ORDINAL ? " < " : ", ", named.choices());
    };
  }

  /** What kind of values they are, in one word. */
  public static String type(Domain domain) {
    return switch (domain) {
      case FloatDomain _ -> "number";
      case IntegerDomain _ -> "whole number";
      case CategoricalDomain named ->
          switch (named.kind()) {
            case CATEGORICAL -> "choice";
            case ORDINAL -> "ordered choice";
            case BOOLEAN -> "true or false";
          };
    };
  }

  private static String steps(Number step, double usual) {
    return step.doubleValue() > usual ? ", in steps of " + Numbers.brief(step) : "";
  }

  private static String range(Number from, Number to, Scale scale) {
    return Numbers.brief(from) + " – " + Numbers.brief(to) + (scale == Scale.LOG ? ", log" : "");
  }
}
