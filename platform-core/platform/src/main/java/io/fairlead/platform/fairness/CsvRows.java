package io.fairlead.platform.fairness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * RFC 4180 in UTF-8 with a header; separated by comma, or by semicolon or tab where the header has
 * no comma.
 */
final class CsvRows implements RowSource {

  private static final int LONGEST_FIELD = 10_000;
  private static final int END = -1;

  private final InputStream in;
  private long line = 1;
  private char delimiter = ',';
  private int next = END;

  CsvRows(InputStream in) {
    this.in = in;
  }

  @Override
  public void read(Sink sink) {
    try (Reader reader =
        new BufferedReader(
            new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16)) {
      read(reader, sink);
    } catch (CharacterCodingException e) {
      throw FileProblem.of(
          "A CSV file is text in UTF-8.", "near line " + line, "Save it as UTF-8, or send Arrow.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Reader reader, Sink sink) throws IOException {
    next = reader.read();
    if (next == 0xFEFF) { // byte order mark
      next = reader.read();
    }
    reader.mark(1 << 16);
    int first = next;
    delimiter = delimiter(reader);
    reader.reset();
    next = first;
    List<String> names = record(reader);
    if (names.isEmpty()) {
      throw FileProblem.of("Predictions have a header and rows.", "an empty file", "Send a file.");
    }
    sink.columns(names);
    int rows = 0;
    while (next != END) {
      long at = line;
      List<String> values = record(reader);
      if (values.isEmpty()) {
        continue; // an empty line is no row
      }
      if (values.size() != names.size()) {
        throw FileProblem.of(
            "Every line has as many fields as the header, %d.".formatted(names.size()),
            "line %d: %d fields".formatted(at, values.size()),
            "Correct that line; a field with a delimiter inside needs quotes.");
      }
      if (++rows > MOST_ROWS) {
        throw FileProblem.tooManyRows();
      }
      sink.row("line " + at, values.toArray(String[]::new));
    }
  }

  private char delimiter(Reader reader) throws IOException {
    StringBuilder header = new StringBuilder();
    for (int i = 0; i < (1 << 15) && next != END && next != '\n'; i++) {
      header.append((char) next);
      next = reader.read();
    }
    String text = header.toString();
    return text.contains(",") ? ',' : text.contains(";") ? ';' : text.contains("\t") ? '\t' : ',';
  }

  /** The fields up to the line's end; none for an empty line. */
  private List<String> record(Reader reader) throws IOException {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean blank = true;
    while (true) {
      if (next == '"' && field.isEmpty()) {
        quoted(reader, field);
        blank = false;
      }
      if (next == delimiter) {
        fields.add(field.toString());
        field.setLength(0);
        blank = false;
      } else if (next == '\n' || next == END) {
        if (!blank) {
          fields.add(field.toString());
        }
        if (next == '\n') {
          line++;
          next = reader.read();
        }
        return fields;
      } else if (next != '\r') {
        append(field, next);
        blank = false;
      }
      next = reader.read();
    }
  }

  private void quoted(Reader reader, StringBuilder field) throws IOException {
    long from = line;
    next = reader.read();
    while (true) {
      if (next == END) {
        throw FileProblem.of(
            "A quoted field ends with a quote.",
            "the quote of line %d stays open".formatted(from),
            "Close it, or double it if it belongs to the text.");
      }
      if (next == '"') {
        next = reader.read();
        if (next != '"') {
          break;
        }
      }
      if (next == '\n') {
        line++;
      }
      append(field, next);
      next = reader.read();
    }
    if (next != delimiter && next != '\n' && next != '\r' && next != END) {
      throw FileProblem.of(
          "After a closing quote comes the delimiter or the line's end.",
          "line " + line,
          "Double the quotes inside a quoted field.");
    }
  }

  private void append(StringBuilder field, int character) {
    if (field.length() >= LONGEST_FIELD) {
      throw FileProblem.of(
          "A field has at most %d characters.".formatted(LONGEST_FIELD),
          "line " + line,
          "Leave long columns out; an audit needs labels, scores and groups.");
    }
    field.append((char) character);
  }
}
