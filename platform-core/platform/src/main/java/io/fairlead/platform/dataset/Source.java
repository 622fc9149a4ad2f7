package io.fairlead.platform.dataset;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file as DuckDB reads it.
 *
 * @param relation the table function that reads it
 * @param columns in order
 */
record Source(String relation, List<Column> columns) {

  private static final int TOGETHER = 100;
  private static final long MOST_ROWS = 100_000_000;

  /**
   * One column.
   *
   * @param expression its value as stored
   */
  record Column(String name, ColumnType type, String expression) {}

  /** A checked CSV file; a column's type is the narrowest that holds all of its values. */
  static Source csv(Duck duck, Path file, CsvShape shape) throws SQLException {
    String columns =
        shape.names().stream()
            .map(name -> Duck.text(name) + ": 'VARCHAR'")
            .collect(Collectors.joining(", "));
    String relation =
        "read_csv(%s, auto_detect = false, columns = {%s}, header = %s, delim = %s, quote = '\"',"
                .formatted(
                    Duck.text(file.toString()),
                    columns,
                    shape.header(),
                    Duck.text(String.valueOf(shape.delimiter())))
            + " escape = '\"', nullstr = ['', 'NA', 'N/A', 'NaN', 'nan', 'NULL', 'null'],"
            + " max_line_size = 16000000)";
    List<Column> typed = new ArrayList<>();
    for (int from = 0; from < shape.names().size(); from += TOGETHER) {
      List<String> names =
          shape.names().subList(from, Math.min(from + TOGETHER, shape.names().size()));
      String types =
          names.stream()
              .map(Duck::name)
              .map(
                  name ->
                      """
                      case when bool_and(coalesce(try_cast(%1$s as bigint)::varchar = %1$s, false))
                          filter (where %1$s is not null) then 'BIGINT'
                        when bool_and(try_cast(%1$s as double) is not null)
                          filter (where %1$s is not null) then 'DOUBLE'
                        else 'VARCHAR' end"""
                          .formatted(name))
              .collect(Collectors.joining(", "));
      typed.addAll(
          duck.query(
              "select " + types + " from " + relation,
              row -> {
                row.next();
                List<Column> columnsHere = new ArrayList<>();
                for (int i = 0; i < names.size(); i++) {
                  columnsHere.add(ColumnType.column(names.get(i), row.getString(i + 1)));
                }
                return columnsHere;
              }));
    }
    return new Source(relation, typed);
  }

  /** A column of one value over and over is as small with any number of rows. */
  private static void requireFewRows(Duck duck, Path file) throws SQLException {
    long rows =
        duck.query(
            "select coalesce(sum(num_rows), 0)::bigint from parquet_file_metadata(%s)"
                .formatted(Duck.text(file.toString())),
            row -> {
              row.next();
              return row.getLong(1);
            });
    if (rows > MOST_ROWS) {
      throw Problems.file(
          "A data set has at most %d rows.".formatted(MOST_ROWS),
          Long.toString(rows),
          "Take a random sample of them, and say so.");
    }
  }

  /** A Parquet file; nested columns are refused. */
  static Source parquet(Duck duck, Path file) throws SQLException {
    String relation = "read_parquet(%s)".formatted(Duck.text(file.toString()));
    requireFewRows(duck, file);
    Problems.checkNames(
        duck.query(
            "select name from parquet_schema(%s) where num_children is null"
                .formatted(Duck.text(file.toString())),
            rows -> {
              List<String> names = new ArrayList<>();
              while (rows.next()) {
                names.add(rows.getString(1));
              }
              return names;
            }),
        "");
    List<Column> columns =
        duck.query(
            "describe select * from " + relation,
            rows -> {
              List<Column> found = new ArrayList<>();
              while (rows.next()) {
                found.add(ColumnType.column(rows.getString(1), rows.getString(2)));
              }
              return found;
            });
    return new Source(relation, columns);
  }
}
