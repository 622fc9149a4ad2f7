package io.fairlead.platform.dataset;

import io.fairlead.platform.problem.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a CSV file once, character by character, to say where it is malformed (RFC 4180, with any
 * delimiter) and what its first record is; the values themselves are DuckDB's business.
 */
final class CsvScan {

  private enum State {
    FIELD_START,
    PLAIN,
    QUOTED,
    QUOTE_IN_QUOTED
  }

  private final char delimiter;
  private final List<String> first = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private State state = State.FIELD_START;
  private long line = 1;
  private long character;
  private long recordLine = 1;
  private long quoteLine = 1;
  private int field = 1;
  private boolean blank = true;
  private int expected;
  private long records;

  CsvScan(char delimiter) {
    this.delimiter = delimiter;
  }

  void accept(char next) {
    character++;
    if (next == 0) {
      throw encoding("There is a NUL character, as in UTF-16 or a binary file.");
    }
    switch (state) {
      case FIELD_START -> {
        if (next == '"') {
          blank = false;
          quoteLine = line;
          state = State.QUOTED;
        } else {
          state = State.PLAIN;
          plain(next);
        }
      }
      case PLAIN -> plain(next);
      case QUOTED -> {
        if (next == '"') {
          state = State.QUOTE_IN_QUOTED;
        } else {
          keep(next);
        }
      }
      case QUOTE_IN_QUOTED -> {
        if (next == '"') {
          keep(next);
          state = State.QUOTED;
        } else if (next == delimiter || next == '\n' || next == '\r') {
          plain(next);
        } else {
          throw malformed(
              "After a closing quote comes the delimiter or the line's end.",
              "Double the quotes inside a quoted field, or leave all of them out.");
        }
      }
    }
    if (next == '\n') {
      line++;
      character = 0;
      if (state != State.QUOTED) {
        recordLine = line;
      }
    }
  }

  private void plain(char next) {
    if (next == delimiter) {
      blank = false;
      endField();
      field++;
    } else if (next == '\n') {
      endRecord();
    } else if (next != '\r') {
      blank = false;
      keep(next);
    }
  }

  private void keep(char next) {
    if (records == 0) {
      text.append(next);
    }
  }

  private void endField() {
    if (records == 0) {
      first.add(text.toString());
      text.setLength(0);
    }
    state = State.FIELD_START;
  }

  private void endRecord() {
    if (blank) { // an empty line is no record
      state = State.FIELD_START;
      return;
    }
    endField();
    if (records == 0) {
      expected = field;
    } else if (field != expected) {
      throw new InvalidInput(
          "file",
          "Every line has as many fields as the first, %d.".formatted(expected),
          "line %d, column %d: %s"
              .formatted(
                  recordLine,
                  Math.min(field, expected) + 1,
                  field < expected ? "only %d fields".formatted(field) : field + " fields"),
          "Correct that line; a field with the delimiter '%s' inside needs quotes."
              .formatted(delimiter == '\t' ? "tab" : String.valueOf(delimiter)));
    }
    records++;
    field = 1;
    blank = true;
  }

  /** The first record's fields and the number of records, after the last character. */
  Result end() {
    if (state == State.QUOTED) {
      throw new InvalidInput(
          "file",
          "A quoted field ends with a quote.",
          "the quote of line %d, column %d stays open".formatted(quoteLine, field),
          "Close it, or double it if it belongs to the text.");
    }
    endRecord();
    return new Result(List.copyOf(first), records);
  }

  InvalidInput encoding(String detail) {
    return new InvalidInput(
        "file",
        "A CSV file is text in UTF-8. " + detail,
        "line %d, column %d (character %d)".formatted(line, field, character + 1),
        "Save it as UTF-8, then try again.");
  }

  private InvalidInput malformed(String rule, String wayOut) {
    return new InvalidInput(
        "file",
        rule,
        "line %d, column %d (character %d)".formatted(line, field, character),
        wayOut);
  }

  record Result(List<String> first, long records) {}
}
