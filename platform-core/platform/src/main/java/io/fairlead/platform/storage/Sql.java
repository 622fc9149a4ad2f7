package io.fairlead.platform.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values as the JDBC driver takes and gives them. Arrays go in as texts and are cast in the
 * statement, as in {@code unnest(cast(:ids as uuid[]))}: one statement for many rows.
 */
public final class Sql {

  private Sql() {}

  public static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** For a column that is never null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(row, column), column);
  }

  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  public static @Nullable Double doubleOrNull(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  public static @Nullable Integer intOrNull(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  /** For a column that is never null. */
  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class), column);
  }

  /** The texts of {@code values}, nulls included. */
  public static <T> @Nullable String[] texts(
      Collection<T> values, Function<? super T, ? extends @Nullable Object> text) {
    @Nullable String[] texts = new String[values.size()];
    int i = 0;
    for (T each : values) {
      Object value = text.apply(each);
      texts[i++] = value == null ? null : value.toString();
    }
    return texts;
  }

  /** The texts of {@code values}. */
  public static @Nullable String[] texts(Collection<?> values) {
    return texts(values, it -> it);
  }
}
