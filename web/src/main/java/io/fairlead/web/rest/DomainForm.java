package io.fairlead.web.rest;

import static io.fairlead.web.rest.JsonBody.required;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.problem.InvalidInput;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A range of a parameter, as scripts send it. */
record DomainForm(
    @Schema(
            example = "float",
            allowableValues = {"float", "integer", "categorical", "ordinal", "boolean"})
        @Nullable String type,
    @Schema(example = "0.01") @Nullable Double low,
    @Schema(example = "0.3") @Nullable Double high,
    @Schema(
            example = "log",
            allowableValues = {"linear", "log"})
        @Nullable String scale,
    @Schema(description = "From one value to the next, on a linear scale; left out for all values")
        @Nullable Double step,
    @Schema(description = "Of a categorical one, and of an ordinal one from the lowest up")
        @Nullable List<String> choices) {

  Domain domain() {
    String kind = required("domain.type", type);
    try {
      return switch (kind) {
        case "float" ->
            new FloatDomain(
                number("low", low),
                number("high", high),
                readScale(),
                step == null ? 0 : number("step", step));
        case "integer" ->
            new IntegerDomain(
                whole("low", low),
                whole("high", high),
                readScale(),
                step == null ? 1 : whole("step", step));
        case "categorical" -> new CategoricalDomain(required("domain.choices", choices));
        case "ordinal" -> CategoricalDomain.ordinal(required("domain.choices", choices));
        case "boolean" -> CategoricalDomain.bool();
        default ->
            throw new InvalidInput(
                "domain.type",
                "A range is one of float, integer, categorical, ordinal and boolean.",
                kind,
                "Choose one of them.");
      };
    } catch (IllegalArgumentException e) {
      throw new InvalidInput("domain", String.valueOf(e.getMessage()), null, "Correct the range.");
    }
  }

  private static double number(String end, @Nullable Double value) {
    return required("domain." + end, value);
  }

  private static long whole(String end, @Nullable Double value) {
    double number = number(end, value);
    if (number != Math.rint(number)) {
      throw new InvalidInput(
          "domain." + end, "It is a whole number.", Double.toString(number), "Round it.");
    }
    return (long) number;
  }

  private Scale readScale() {
    return switch (scale) {
      case null -> Scale.LINEAR;
      case "linear" -> Scale.LINEAR;
      case "log" -> Scale.LOG;
      default ->
          throw new InvalidInput(
              "domain.scale", "A scale is linear or log.", scale, "Choose one of them.");
    };
  }

  /** JSON has one kind of number; the domain says which is meant. */
  static Object typed(Domain domain, Object value) {
    return switch (value) {
      case Number number when domain instanceof FloatDomain -> number.doubleValue() + 0.0;
      case Number number
          when domain instanceof IntegerDomain && number.doubleValue() == number.longValue() ->
          number.longValue();
      default -> value;
    };
  }
}
