package io.fairlead.web.ui.chart;

/** Parts of drawings, and markup that stays harmless whatever groups are called. */
public final class Svg {

  private static final int MOST_LETTERS = 26;

  private Svg() {}

  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** At most {@code MOST_LETTERS} letters, escaped. */
  public static String label(String text) {
    return escaped(
        text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS - 1) + "…");
  }

  /** Coordinates: a tenth of a pixel is enough. */
  public static String at(double coordinate) {
    if (!Double.isFinite(coordinate)) {
      return Double.toString(coordinate); // shows what is wrong
    }
    long tenths = Math.round(coordinate * 10); // much faster than a format, and there are many
    return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
  }

  public static String text(double x, double y, String anchor, String style, String escaped) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" class=\"%s\">%s</text>"
        .formatted(at(x), at(y), anchor, style, escaped);
  }

  public static String line(double x1, double y1, double x2, double y2, String style) {
    return "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>"
        .formatted(at(x1), at(y1), at(x2), at(y2), style);
  }
}
