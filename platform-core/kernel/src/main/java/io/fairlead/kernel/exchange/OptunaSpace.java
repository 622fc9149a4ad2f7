package io.fairlead.kernel.exchange;

import io.fairlead.kernel.json.Json;
import io.fairlead.kernel.json.JsonObject;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the distributions of an Optuna study: a JSON object with, for each parameter's name, what
 * {@code optuna.distributions.distribution_to_json} gives, as a text or as the object in it.
 *
 * <p>Understands the distributions of Optuna 3 to 5 and the five that they replaced. Optuna's
 * choices may be of any JSON type; they become texts. Optuna keeps conditions in code, not in its
 * distributions: every parameter lives always.
 */
public final class OptunaSpace {

  private final List<String> notes = new ArrayList<>();

  private OptunaSpace() {}

  /**
   * @throws IllegalArgumentException naming the field that isn't understood
   */
  public static Imported read(String json) {
    OptunaSpace reader = new OptunaSpace();
    JsonObject distributions = JsonObject.parse(json);
    List<Parameter> parameters = new ArrayList<>();
    for (String name : distributions.names()) {
      JsonObject distribution =
          distributions.any(name) instanceof String text
              ? JsonObject.parse(text)
              : distributions.object(name).orElseThrow();
      parameters.add(new Parameter(name, reader.domain(name, distribution)));
    }
    return new Imported(new SearchSpace(parameters), reader.notes);
  }

  private Domain domain(String name, JsonObject distribution) {
    distribution.any("attributes");
    JsonObject its = distribution.object("attributes").orElseThrow();
    return switch (distribution.text("name")) {
      case "FloatDistribution" -> real(name, its, its.flag("log"), number(its, "step"));
      case "UniformDistribution" -> real(name, its, false, 0);
      case "LogUniformDistribution" -> real(name, its, true, 0);
      case "DiscreteUniformDistribution" -> real(name, its, false, its.number("q"));
      case "IntDistribution" -> whole(name, its, its.flag("log"));
      case "IntUniformDistribution" -> whole(name, its, false);
      case "IntLogUniformDistribution" -> whole(name, its, true);
      case "CategoricalDistribution" ->
          ForeignChoices.domain(
              name, its.list("choices"), CategoricalDomain.Kind.CATEGORICAL, notes);
      default ->
          throw new IllegalArgumentException(
              "'%s' of '%s' isn't one of Optuna's distributions; export it with Optuna 3 or later."
                  .formatted(Json.write(distribution.any("name")), name));
    };
  }

  private Domain real(String name, JsonObject its, boolean log, double step) {
    return ForeignRanges.real(name, its.number("low"), its.number("high"), log, step, notes);
  }

  private Domain whole(String name, JsonObject its, boolean log) {
    long step = its.has("step") ? its.whole("step") : 1;
    return ForeignRanges.whole(
        name, its.whole("low"), its.whole("high"), log, log ? 1 : step, notes);
  }

  private static double number(JsonObject its, String field) {
    return its.has(field) ? its.number(field) : 0;
  }
}
