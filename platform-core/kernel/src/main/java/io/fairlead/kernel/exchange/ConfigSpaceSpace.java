package io.fairlead.kernel.exchange;

import io.fairlead.kernel.json.JsonObject;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@code ConfigurationSpace.to_json} of ConfigSpace 1.x writes, and the older forms that
 * share its field names: hyperparameters, conditions with their conjunctions, forbidden clauses and
 * relations.
 *
 * <p>Priors (normal, beta, weights) have no counterpart: a uniform range of the same bounds takes
 * their place, which a note says. A constant becomes a parameter of one value; values that aren't
 * texts become texts as choices. Default values are left out: here they belong to a catalog.
 */
public final class ConfigSpaceSpace {

  private final List<String> notes = new ArrayList<>();
  private final Map<String, Domain> domains = new LinkedHashMap<>();

  private ConfigSpaceSpace() {}

  /**
   * @throws IllegalArgumentException naming the field that isn't understood
   */
  public static Imported read(String json) {
    return new ConfigSpaceSpace().space(JsonObject.parse(json));
  }

  private Imported space(JsonObject file) {
    boolean defaults = false;
    for (JsonObject each : file.objects("hyperparameters")) {
      domains.put(each.text("name"), domain(each));
      defaults |= each.has("default_value");
    }
    if (defaults) {
      notes.add("Default values are left out.");
    }
    var conditions = new ConfigSpaceConditions(domains);
    Map<String, Condition> rules = conditions.ofChildren(objects(file, "conditions"));
    List<Parameter> parameters = new ArrayList<>();
    domains.forEach(
        (name, domain) ->
            parameters.add(new Parameter(name, domain, Optional.ofNullable(rules.get(name)))));
    List<Condition> forbidden =
        objects(file, "forbiddens").stream().map(conditions::forbidden).toList();
    return new Imported(new SearchSpace(parameters, forbidden), notes);
  }

  private static List<JsonObject> objects(JsonObject file, String field) {
    return file.has(field) ? file.objects(field) : List.of();
  }

  private Domain domain(JsonObject form) {
    String name = form.text("name");
    return switch (form.text("type")) {
      case "uniform_float" -> real(form);
      case "normal_float", "beta_float" -> {
        noteUniform(name);
        yield real(form);
      }
      case "uniform_int" -> whole(form);
      case "normal_int", "beta_int" -> {
        noteUniform(name);
        yield whole(form);
      }
      case "categorical" -> {
        if (form.has("weights") || form.has("probabilities")) {
          notes.add(
              "The choices of '%s' are equally likely; weights are left out.".formatted(name));
        }
        yield ForeignChoices.domain(
            name, form.list("choices"), CategoricalDomain.Kind.CATEGORICAL, notes);
      }
      case "ordinal" ->
          ForeignChoices.domain(name, form.list("sequence"), CategoricalDomain.Kind.ORDINAL, notes);
      case "constant" -> Domain.fixed(form.any("value"));
      default ->
          throw form.wrong("type", "one of ConfigSpace's types, such as uniform_float or ordinal");
    };
  }

  private Domain real(JsonObject form) {
    double step = form.has("q") ? form.number("q") : 0;
    return ForeignRanges.real(
        form.text("name"), form.number("lower"), form.number("upper"), log(form), step, notes);
  }

  private Domain whole(JsonObject form) {
    long step = form.has("q") ? form.whole("q") : 1;
    return ForeignRanges.whole(
        form.text("name"), form.whole("lower"), form.whole("upper"), log(form), step, notes);
  }

  private static boolean log(JsonObject form) {
    return form.has("log") && form.flag("log");
  }

  private void noteUniform(String name) {
    notes.add("'%s' is uniform in its range; its prior is left out.".formatted(name));
  }
}
