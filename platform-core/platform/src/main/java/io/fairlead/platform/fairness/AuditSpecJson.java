package io.fairlead.platform.fairness;

import io.fairlead.platform.guardrail.SensitiveColumn;
import io.fairlead.platform.guardrail.SensitiveForm;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.JsonMistakes;
import io.fairlead.platform.problem.StrictReading;
import io.fairlead.platform.storage.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of what is to be audited; strict, so that nothing misspelt is ignored. */
public final class AuditSpecJson {

  private static final String FORM = "See the schema at /api/v1/schemas/audit-spec.json.";
  private static final JsonMapper STRICT = StrictReading.mapper().build();

  private AuditSpecJson() {}

  /**
   * @throws InvalidInput naming the first field that is unknown, missing or of the wrong type
   */
  public static AuditSpec read(byte[] json) {
    Form form;
    try {
      form = STRICT.readValue(json, Form.class);
    } catch (JacksonException e) {
      throw JsonMistakes.explain(e, FORM);
    }
    if (form == null) { // the text "null"
      throw new InvalidInput("spec", "It must be a JSON object.", "null", FORM);
    }
    return form.spec();
  }

  /** Everything that was understood, also what had been left out. */
  public static Map<String, @Nullable Object> write(AuditSpec spec) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("name", spec.name());
    if (spec.trial() == null) {
      members.put("label", spec.label());
      members.put(
          spec.score() == null ? "prediction" : "score",
          spec.score() == null ? spec.prediction() : spec.score());
      members.put("task", spec.regression() ? "REGRESSION" : "BINARY");
    } else {
      members.put("trial", spec.trial().toString());
      members.put("split", spec.split().name());
    }
    members.put("positive", spec.positive());
    members.put("sensitive", spec.sensitive().stream().map(SensitiveForm::write).toList());
    members.put("threshold", spec.threshold());
    members.put("reference", spec.reference());
    return members;
  }

  /** The JSON Schema (draft 2020-12) of {@code name}, audit-spec or audit. */
  public static String schema(String name) {
    try (InputStream schema =
        Objects.requireNonNull(
            AuditSpecJson.class.getResourceAsStream("/schemas/" + name + ".json"))) {
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a person may leave out is null here. */
  private record Form(
      @Nullable String name,
      @Nullable String trial,
      AuditSpec.@Nullable Split split,
      @Nullable String label,
      @Nullable String score,
      @Nullable String prediction,
      @Nullable JsonNode positive,
      @Nullable Task task,
      @Nullable List<JsonNode> sensitive,
      @Nullable Double threshold,
      @Nullable JsonNode reference) {

    AuditSpec spec() {
      List<SensitiveColumn> columns =
          SensitiveForm.read(sensitive, "/api/v1/schemas/audit-spec.json");
      return new AuditSpec(
          name == null || name.isBlank() ? null : name.strip(),
          trial == null ? null : Ids.parse(trial).orElseThrow(() -> badTrial(trial)),
          split == null ? AuditSpec.Split.TEST : split,
          label,
          score,
          prediction,
          positive == null || positive.isNull() ? null : text("positive", positive),
          task == Task.REGRESSION,
          columns,
          threshold == null ? 0.5 : threshold,
          reference(columns));
    }

    private static InvalidInput badTrial(String trial) {
      return new InvalidInput(
          "trial", "A trial is named by its id.", trial, "Copy it from the trial's page.");
    }

    /** A text names the group of the only column; an object names each column's. */
    private @Nullable Map<String, String> reference(List<SensitiveColumn> columns) {
      if (reference == null || reference.isNull()) {
        return null;
      }
      Map<String, String> group = new LinkedHashMap<>();
      if (reference.isObject()) {
        reference
            .properties()
            .forEach(each -> group.put(each.getKey(), text("reference", each.getValue())));
      } else if (columns.size() == 1) {
        group.put(columns.getFirst().name(), text("reference", reference));
      } else {
        throw new InvalidInput(
            "reference",
            "With several columns the reference group names a value of each.",
            reference.toString(),
            "Write it as {\"sex\": \"male\", \"age\": \"25 to 59\"}.");
      }
      return group;
    }
  }

  private enum Task {
    BINARY,
    REGRESSION
  }

  /** As columns hold it: 1 and "1" are the same. */
  private static String text(String field, JsonNode node) {
    if (!node.isValueNode()) {
      throw new InvalidInput(
          field, "This is a text, a number, true or false.", node.toString(), FORM);
    }
    return node.asString();
  }
}
