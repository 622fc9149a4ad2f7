package io.fairlead.web.ui.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Parses Markdown that anybody wrote. What nobody reads but what would take all memory or a stack
 * without end is shown as its source instead: nesting by the hundred, tables that fill up with
 * empty cells, one long address referred to everywhere.
 */
final class Sources {

  private static final int DEEPEST = 100;
  private static final int MOST_CELLS = 100_000;
  private static final int LONGEST_ADDRESSES = 1_000_000;
  private static final Pattern DELIMITERS = Pattern.compile("[ \\t>]*[|:-][|: \\t-]*");
  private static final Pattern BLANK = Pattern.compile("[ \\t>]*");
  private static final Parser PARSER =
      Parser.builder()
          .maxOpenBlockParsers(DEEPEST)
          .extensions(List.of(TablesExtension.create()))
          .customInlineContentParserFactory(new MathParser.Factory())
          .customInlineContentParserFactory(new AngleParser.Factory())
          .build();

  private Sources() {}

  static Node parse(String source) {
    if (isWide(source)) {
      return asWritten(source);
    }
    try {
      Node document = PARSER.parse(source);
      return isDeep(document) ? asWritten(source) : document;
    } catch (StackOverflowError emphasisInEmphasis) { // which the parser follows down by itself
      return asWritten(source);
    }
  }

  private static Node asWritten(String source) {
    FencedCodeBlock code = new FencedCodeBlock();
    code.setLiteral(source);
    Document document = new Document();
    document.appendChild(code);
    return document;
  }

  /** Every row of a table gets as many cells as its second line has, however short it is. */
  private static boolean isWide(String source) {
    long cells = 0;
    long columns = 0;
    for (String line : (Iterable<String>) source.lines()::iterator) {
      if (BLANK.matcher(line).matches()) {
        columns = 0;
      } else if (DELIMITERS.matcher(line).matches()) {
        columns = Math.max(columns, line.chars().filter(sign -> sign == '|').count());
      }
      cells += columns;
    }
    return cells > MOST_CELLS;
  }

  private static boolean isDeep(Node document) {
    int depth = 0;
    long addresses = 0;
    Node at = document;
    while (at != null) {
      addresses +=
          switch (at) {
            case Link link -> length(link.getDestination(), link.getTitle());
            case Image image -> length(image.getDestination(), image.getTitle());
            default -> 0;
          };
      if (depth > DEEPEST || addresses > LONGEST_ADDRESSES) {
        return true;
      }
      if (at.getFirstChild() != null) {
        depth++;
        at = at.getFirstChild();
        continue;
      }
      while (at != null && at.getNext() == null) {
        depth--;
        at = at.getParent();
      }
      at = at == null ? null : at.getNext();
    }
    return false;
  }

  private static int length(String destination, @Nullable String title) {
    return destination.length() + (title == null ? 0 : title.length());
  }
}
