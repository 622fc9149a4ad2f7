package io.fairlead.platform.export;

import java.math.BigDecimal;

/** A text or number as a field of a CSV file (RFC 4180). */
public final class CsvField {

  private static final String BEGIN_FORMULAS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvField() {}

  /** In plain decimals, with all its digits: not every program reads an exponent. */
  public static String of(double number) {
    return BigDecimal.valueOf(number).toPlainString();
  }

  /**
   * Quoted where it needs it, and never a formula for the spreadsheet that opens it: before what
   * begins one comes an apostrophe, as OWASP has it.
   */
  public static String of(String text) {
    boolean formula = !text.isEmpty() && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0;
    if (!formula && text.matches("[^\",;\\t\\r\\n]*")) {
      return text;
    }
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
