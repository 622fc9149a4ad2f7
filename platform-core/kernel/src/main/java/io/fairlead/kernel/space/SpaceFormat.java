package io.fairlead.kernel.space;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.kernel.json.Json;
import io.fairlead.kernel.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The one JSON form of search spaces and their parts; {@link #schema()} describes it.
 *
 * <p>Writing is canonical: equal spaces have the same text, without white space, with fields and
 * forbidden combinations in a fixed order and arrays unfolded. Reading is strict: what is unknown,
 * missing or of the wrong type is refused with its path.
 */
public final class SpaceFormat {

  private SpaceFormat() {}

  /** The canonical text of a space. */
  public static String write(SearchSpace space) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("parameters", space.parameters().stream().map(SpaceFormat::fields).toList());
    if (!space.forbidden().isEmpty()) {
      fields.put(
          "forbidden",
          space.forbidden().stream()
              .map(ConditionForm::fields)
              .sorted((one, other) -> Json.write(one).compareTo(Json.write(other)))
              .toList());
    }
    return Json.write(fields);
  }

  public static String write(Parameter parameter) {
    return Json.write(fields(parameter));
  }

  public static String write(Domain domain) {
    return Json.write(DomainForm.fields(domain));
  }

  public static String write(Condition condition) {
    return Json.write(ConditionForm.fields(condition));
  }

  /**
   * @throws IllegalArgumentException naming the field that is wrong, or what contradicts itself
   */
  public static SearchSpace readSpace(String json) {
    JsonObject space = JsonObject.parse(json);
    space.allowOnly("parameters", "forbidden");
    List<Parameter> parameters = new ArrayList<>();
    for (JsonObject each : space.objects("parameters")) {
      if (each.has("array")) {
        parameters.addAll(array(each).unfold());
      } else {
        parameters.add(parameter(each));
      }
    }
    List<Condition> forbidden =
        space.has("forbidden")
            ? space.objects("forbidden").stream().map(ConditionForm::read).toList()
            : List.of();
    return new SearchSpace(parameters, forbidden);
  }

  /**
   * @throws IllegalArgumentException naming the field that is wrong
   */
  public static Parameter readParameter(String json) {
    return parameter(JsonObject.parse(json));
  }

  /**
   * @throws IllegalArgumentException naming the field that is wrong
   */
  public static Domain readDomain(String json) {
    return DomainForm.read(JsonObject.parse(json));
  }

  /**
   * @throws IllegalArgumentException naming the field that is wrong
   */
  public static Condition readCondition(String json) {
    return ConditionForm.read(JsonObject.parse(json));
  }

  /** SHA-256 in hex of the canonical text's UTF-8 bytes: equal for equal spaces. */
  public static String digest(SearchSpace space) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(write(space).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }

  /** The JSON Schema (draft 2020-12) of a space. */
  public static String schema() {
    try (InputStream schema =
        Objects.requireNonNull(SpaceFormat.class.getResourceAsStream("space.schema.json"))) {
      return new String(schema.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> fields(Parameter parameter) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", parameter.name());
    fields.put("domain", DomainForm.fields(parameter.domain()));
    parameter.condition().ifPresent(rule -> fields.put("condition", ConditionForm.fields(rule)));
    return fields;
  }

  private static Parameter parameter(JsonObject form) {
    form.allowOnly("name", "domain", "condition");
    form.any("domain");
    return new Parameter(
        form.text("name"),
        form.object("domain").map(DomainForm::read).orElseThrow(),
        condition(form));
  }

  private static Array array(JsonObject form) {
    form.allowOnly("name", "array", "condition");
    JsonObject array = form.object("array").orElseThrow();
    array.allowOnly("minLength", "maxLength", "of");
    array.any("of");
    return new Array(
        form.text("name"),
        length(array, "minLength"),
        length(array, "maxLength"),
        array.object("of").map(DomainForm::read).orElseThrow(),
        condition(form));
  }

  private static int length(JsonObject array, String field) {
    long length = array.whole(field);
    if (length != (int) length) {
      throw array.wrong(field, "a length");
    }
    return (int) length;
  }

  private static Optional<Condition> condition(JsonObject form) {
    return form.object("condition").map(ConditionForm::read);
  }
}
