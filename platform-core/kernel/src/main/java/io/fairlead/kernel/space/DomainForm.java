package io.fairlead.kernel.space;

import io.fairlead.kernel.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Domains in JSON. What has its usual value is left out where older stored forms lack it. */
final class DomainForm {

  private DomainForm() {}

  static Map<String, Object> fields(Domain domain) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (domain) {
      case FloatDomain(double low, double high, Scale scale, double step) -> {
        fields.put("type", "float");
        fields.put("low", low);
        fields.put("high", high);
        fields.put("scale", name(scale));
        if (step > 0) {
          fields.put("step", step);
        }
      }
      case IntegerDomain(long low, long high, Scale scale, long step) -> {
        fields.put("type", "integer");
        fields.put("low", low);
        fields.put("high", high);
        fields.put("scale", name(scale));
        if (step > 1) {
          fields.put("step", step);
        }
      }
      case CategoricalDomain choice -> {
        fields.put("type", name(choice.kind()));
        if (!choice.equals(CategoricalDomain.bool())) {
          fields.put("choices", choice.choices());
        }
      }
    }
    return fields;
  }

  static Domain read(JsonObject form) {
    return switch (form.text("type")) {
      case "float" -> {
        form.allowOnly("type", "low", "high", "scale", "step");
        yield new FloatDomain(
            form.number("low"),
            form.number("high"),
            scale(form),
            form.has("step") ? form.number("step") : 0);
      }
      case "integer" -> {
        form.allowOnly("type", "low", "high", "scale", "step");
        yield new IntegerDomain(
            form.whole("low"),
            form.whole("high"),
            scale(form),
            form.has("step") ? form.whole("step") : 1);
      }
      case "categorical" -> choices(form, CategoricalDomain.Kind.CATEGORICAL);
      case "ordinal" -> choices(form, CategoricalDomain.Kind.ORDINAL);
      case "boolean" ->
          form.has("choices")
              ? choices(form, CategoricalDomain.Kind.BOOLEAN)
              : CategoricalDomain.bool();
      default ->
          throw form.wrong("type", "one of float, integer, categorical, ordinal and boolean");
    };
  }

  private static CategoricalDomain choices(JsonObject form, CategoricalDomain.Kind kind) {
    form.allowOnly("type", "choices");
    return new CategoricalDomain(form.texts("choices"), kind);
  }

  private static Scale scale(JsonObject form) {
    if (!form.has("scale")) {
      return Scale.LINEAR;
    }
    return switch (form.text("scale")) {
      case "linear" -> Scale.LINEAR;
      case "log" -> Scale.LOG;
      default -> throw form.wrong("scale", "linear or log");
    };
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
