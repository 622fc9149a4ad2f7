package io.fairlead.platform.guardrail;

import com.fasterxml.jackson.annotation.Nulls;
import io.fairlead.kernel.fairness.Derivation;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.JsonMistakes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How columns of groups are written: a name, or an object that maps or bins values. */
public record SensitiveForm(
    @Nullable String column,
    @Nullable String as,
    @Nullable Map<String, String> map,
    @Nullable String other,
    @Nullable List<Double> bins,
    @Nullable List<String> labels) {

  private static final int LONGEST = 200;
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultNullHandling(usual -> usual.withContentNulls(Nulls.FAIL))
          .build();

  /**
   * The columns that JSON names.
   *
   * @param schema where the form is described, for messages
   * @throws InvalidInput naming what is wrong
   */
  public static List<SensitiveColumn> read(@Nullable List<JsonNode> nodes, String schema) {
    return nodes == null
        ? List.of()
        : nodes.stream()
            .map(
                node ->
                    node.isString()
                        ? new SensitiveForm(node.stringValue(), null, null, null, null, null)
                        : form(node, schema))
            .map(SensitiveForm::sensitive)
            .toList();
  }

  private static SensitiveForm form(JsonNode node, String schema) {
    if (node.isNull()) {
      throw new InvalidInput(
          "sensitive", "Each entry is a column's name, or an object.", "null", "Leave it out.");
    }
    try {
      return STRICT.treeToValue(node, SensitiveForm.class);
    } catch (JacksonException e) {
      throw JsonMistakes.explain(e, "See the schema at " + schema + ".");
    }
  }

  /** As JSON has it; a name alone where values are taken as they are. */
  public static Object write(SensitiveColumn column) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("column", column.column());
    members.put("as", column.name());
    switch (column.derivation()) {
      case Derivation.Same _ -> {
        return column.column().equals(column.name()) ? column.column() : members;
      }
      case Derivation.Mapped mapped -> {
        members.put("map", new TreeMap<>(mapped.groups()));
        members.put("other", mapped.other());
      }
      case Derivation.Binned binned -> {
        members.put("bins", binned.bounds());
        members.put("labels", binned.labels());
      }
    }
    return members;
  }

  private SensitiveColumn sensitive() {
    if (column == null) {
      throw new InvalidInput(
          "sensitive", "Each entry names its column.", null, "Add \"column\": \"age\".");
    }
    if (map != null && bins != null) {
      throw new InvalidInput(
          "sensitive", "Values are mapped or binned.", column, "Leave out map or bins.");
    }
    checkNames();
    try {
      return new SensitiveColumn(column, as == null ? column : as, derivation());
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "sensitive", String.valueOf(e.getMessage()), column, "Correct this entry.");
    }
  }

  /** They are kept with each audit and stand on pages. */
  private void checkNames() {
    Stream.of(Stream.ofNullable(column), Stream.ofNullable(as), Stream.ofNullable(other), named())
        .flatMap(names -> names)
        .forEach(SensitiveForm::checkName);
  }

  private Stream<String> named() {
    return Stream.concat(
        map == null ? Stream.empty() : map.values().stream(),
        labels == null ? Stream.empty() : labels.stream());
  }

  private static void checkName(String name) {
    if (name.length() > LONGEST || name.indexOf('\0') >= 0) {
      throw new InvalidInput(
          "sensitive",
          "Columns and groups have names of at most %d characters, none of them NUL."
              .formatted(LONGEST),
          name.length() + " characters",
          "Name it shorter.");
    }
  }

  private Derivation derivation() {
    if (map != null) {
      return new Derivation.Mapped(map, other);
    }
    if (bins == null) {
      return new Derivation.Same();
    }
    return labels == null ? Derivation.Binned.at(bins) : new Derivation.Binned(bins, labels);
  }
}
