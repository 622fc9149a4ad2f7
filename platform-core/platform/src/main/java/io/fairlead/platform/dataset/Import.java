package io.fairlead.platform.dataset;

import io.fairlead.platform.problem.InvalidInput;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/**
 * Turns a person's file into a snapshot in a draft folder, all by DuckDB.
 *
 * @param file the snapshot, not yet at its place
 */
record Import(Path file, long rows, List<ColumnSummary> columns) {

  // Shares of the whole work, as measured: reading and checking, converting, summing up.
  private static final double READ = 0.3;
  private static final double CONVERTED = 0.8;

  private static final String PARQUET = "PAR1";

  static Import run(Path original, String fileName, Path draft, DoubleConsumer progress)
      throws IOException {
    Path snapshot = draft.resolve("snapshot.parquet");
    try (Duck duck = Duck.in(draft)) {
      Source source = source(duck, original, fileName, draft, progress);
      Snapshot written =
          Snapshot.write(
              duck, source, snapshot, share -> progress.accept(READ + share * (CONVERTED - READ)));
      long rows = written.rows();
      if (rows == 0) {
        throw Problems.file(
            "A data set has at least one row.", "a file without rows", "Choose a file with data.");
      }
      List<ColumnSummary> columns =
          written.summaries(share -> progress.accept(CONVERTED + share * (1 - CONVERTED)));
      return new Import(snapshot, rows, columns);
    } catch (SQLException e) {
      throw unreadable(e, draft);
    }
  }

  private static Source source(
      Duck duck, Path original, String fileName, Path draft, DoubleConsumer progress)
      throws IOException, SQLException {
    if (Files.size(original) == 0) {
      throw Problems.file(
          "A data set has at least one row.", "an empty file", "Choose a file with data.");
    }
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".parquet")) {
      requireMarks(original);
      Path copy = draft.resolve("original.parquet");
      Files.copy(original, copy);
      return Source.parquet(duck, copy);
    }
    if (name.endsWith(".csv")
        || name.endsWith(".csv.gz")
        || name.endsWith(".tsv")
        || name.endsWith(".txt")) {
      Path copy = draft.resolve("original.csv");
      CsvShape shape = CsvCopy.copy(original, copy, share -> progress.accept(share * READ));
      return Source.csv(duck, copy, shape);
    }
    throw Problems.file(
        "The file's name ends in .csv, .csv.gz, .tsv, .txt or .parquet.",
        fileName,
        "Convert it to CSV or Parquet.");
  }

  /** Without them DuckDB has no words for what is wrong. */
  private static void requireMarks(Path file) throws IOException {
    byte[] mark = PARQUET.getBytes(StandardCharsets.US_ASCII);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] first = new byte[mark.length];
      byte[] last = new byte[mark.length];
      boolean whole = bytes.length() >= 3L * mark.length; // the footer's length is between them
      if (whole) {
        bytes.readFully(first);
        bytes.seek(bytes.length() - mark.length);
        bytes.readFully(last);
      }
      if (!Arrays.equals(first, mark) || !Arrays.equals(last, mark)) {
        throw Problems.file(
            "A Parquet file begins and ends with the letters PAR1.",
            Arrays.equals(first, mark) ? "its end is missing" : "it doesn't begin with them",
            "Send it whole, or name it .csv if that is what it is.");
      }
    }
  }

  private static InvalidInput unreadable(SQLException cause, Path draft) {
    // where drafts are is nobody's business
    String message = String.valueOf(cause.getMessage()).replace(draft + "/", "");
    InvalidInput problem =
        message.contains("Out of Memory")
            ? Problems.file(
                "A file is read within 256 MB of memory.",
                null,
                "Shorten very long texts, or leave out columns that aren't needed.")
            : Problems.file(
                "It is a readable CSV or Parquet file.",
                message.lines().findFirst().orElse(""),
                "Check how the file was written.");
    problem.initCause(cause);
    return problem;
  }
}
