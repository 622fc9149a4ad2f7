package io.fairlead.platform.dataset;

import java.util.Locale;

/** The types that a snapshot's columns have, and how others become one of them. */
enum ColumnType {
  INTEGER("bigint"),
  NUMBER("double"),
  BOOLEAN("boolean"),
  TEXT("varchar"),
  /** Stored as text in ISO form. */
  TIMESTAMP("varchar");

  private final String stored;

  ColumnType(String stored) {
    this.stored = stored;
  }

  /** As {@link ColumnSummary#type} says it. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isNumeric() {
    return this == INTEGER || this == NUMBER;
  }

  /**
   * The column called {@code name} that DuckDB says is of {@code type}.
   *
   * @throws io.fairlead.platform.problem.InvalidInput when no column can be of that type
   */
  static Source.Column column(String name, String type) {
    ColumnType own = of(name, type);
    String cast = "%s::%s".formatted(Duck.name(name), own.stored);
    return new Source.Column(
        name, own, own == NUMBER ? "case when isfinite(%1$s) then %1$s end".formatted(cast) : cast);
  }

  private static ColumnType of(String name, String type) {
    String kind = type.replaceFirst("\\(.*", "");
    return switch (kind) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
          INTEGER;
      case "FLOAT", "DOUBLE", "DECIMAL", "UBIGINT", "HUGEINT", "UHUGEINT" ->
          type.endsWith("[]") ? refuse(name, type) : NUMBER;
      case "BOOLEAN" -> BOOLEAN;
      case "VARCHAR", "ENUM", "UUID" -> type.endsWith("[]") ? refuse(name, type) : TEXT;
      case "DATE",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP_S",
          "TIMESTAMP_MS",
          "TIMESTAMP_NS",
          "TIMESTAMP WITH TIME ZONE" ->
          TIMESTAMP;
      default -> refuse(name, type);
    };
  }

  private static ColumnType refuse(String name, String type) {
    throw Problems.file(
        "A column holds numbers, truth values, texts or times.",
        "'%s' is %s".formatted(name, type),
        "Leave that column out or turn it into plain ones.");
  }
}
