package io.fairlead.platform.dataset;

import io.fairlead.platform.dataset.ColumnSummary.TopValue;
import io.fairlead.platform.dataset.Source.Column;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored form of a data set: Parquet with plain columns, written the same way every time. */
final class Snapshot {

  /** Beyond it, distinct values are estimated and the most frequent ones not counted. */
  private static final long MOST_COUNTED = 10_000;

  private static final int TOGETHER = 50;
  private static final int TOP = 10;

  private final Duck duck;
  private final String relation;
  private final List<Column> columns;

  private Snapshot(Duck duck, Path file, List<Column> columns) {
    this.duck = duck;
    this.relation = "read_parquet(%s)".formatted(Duck.text(file.toString()));
    this.columns = columns;
  }

  static Snapshot write(Duck duck, Source source, Path file, DoubleConsumer progress)
      throws SQLException {
    String select =
        source.columns().stream()
            .map(column -> "%s as %s".formatted(column.expression(), Duck.name(column.name())))
            .collect(Collectors.joining(", "));
    // A row group is held in memory: many columns, few rows.
    int rows = Math.clamp(4_000_000 / source.columns().size(), 2_048, 122_880);
    duck.execute(
        "copy (select %s from %s) to %s (format parquet, compression zstd, row_group_size %d)"
            .formatted(select, source.relation(), Duck.text(file.toString()), rows),
        progress);
    return new Snapshot(duck, file, source.columns());
  }

  long rows() throws SQLException {
    return duck.query(
        "select count(*) from " + relation,
        row -> {
          row.next();
          return row.getLong(1);
        });
  }

  List<ColumnSummary> summaries(DoubleConsumer progress) throws SQLException {
    List<ColumnSummary> summaries = new ArrayList<>();
    for (int from = 0; from < columns.size(); from += TOGETHER) {
      for (Figures figures :
          figures(columns.subList(from, Math.min(from + TOGETHER, columns.size())))) {
        summaries.add(summary(figures));
        progress.accept((double) summaries.size() / columns.size());
      }
    }
    return summaries;
  }

  private List<Figures> figures(List<Column> some) throws SQLException {
    String select =
        some.stream()
            .map(
                column ->
                    "count(*) - count(%1$s), approx_count_distinct(%1$s), min(%1$s)::varchar, max(%1$s)::varchar, %2$s"
                        .formatted(
                            Duck.name(column.name()),
                            column.type().isNumeric()
                                ? "avg(%s)".formatted(Duck.name(column.name()))
                                : "null::double"))
            .collect(Collectors.joining(", "));
    return duck.query(
        "select %s from %s".formatted(select, relation),
        row -> {
          row.next();
          List<Figures> figures = new ArrayList<>();
          for (int i = 0; i < some.size(); i++) {
            figures.add(Figures.read(row, i * 5, some.get(i)));
          }
          return figures;
        });
  }

  private ColumnSummary summary(Figures figures) throws SQLException {
    if (figures.distinct() > MOST_COUNTED) {
      return figures.summary(figures.distinct(), List.of());
    }
    return duck.query(
        """
        select value, times, count(*) over () as different from (
          select %s::varchar as value, count(*) as times from %s group by all)
        where value is not null
        order by times desc, value limit %d
        """
            .formatted(Duck.name(figures.column().name()), relation, TOP),
        rows -> {
          long different = 0;
          List<TopValue> top = new ArrayList<>();
          while (rows.next()) {
            different = rows.getLong("different");
            top.add(new TopValue(rows.getString("value"), rows.getLong("times")));
          }
          return figures.summary(different, top);
        });
  }

  private record Figures(
      Column column,
      long missing,
      long distinct,
      @Nullable String min,
      @Nullable String max,
      @Nullable Double mean) {

    static Figures read(ResultSet row, int offset, Column column) throws SQLException {
      double mean = row.getDouble(offset + 5);
      Double known = row.wasNull() ? null : (Double) mean;
      return new Figures(
          column,
          row.getLong(offset + 1),
          row.getLong(offset + 2),
          row.getString(offset + 3),
          row.getString(offset + 4),
          known);
    }

    ColumnSummary summary(long different, List<TopValue> top) {
      return new ColumnSummary(
          column.name(), column.type().title(), missing, different, min, max, mean, top);
    }
  }
}
