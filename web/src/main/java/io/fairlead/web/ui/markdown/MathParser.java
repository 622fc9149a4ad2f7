package io.fairlead.web.ui.markdown;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * {@code $x$} in a line and {@code $$x$$} on its own, as Pandoc has it: no space inside the single
 * signs, no digit behind the closing one, so that prices stay prices.
 */
final class MathParser implements InlineContentParser {

  /** Makes parsers for dollar signs. */
  static final class Factory implements InlineContentParserFactory {

    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('$');
    }

    @Override
    public InlineContentParser create() {
      return new MathParser();
    }
  }

  /** By how many signs open: that none close from here on. There is a parser for each paragraph. */
  private final boolean[] isUnclosed = new boolean[3];

  @Override
  public ParsedInline tryParse(InlineParserState state) {
    Scanner scanner = state.scanner();
    int opening = scanner.matchMultiple('$');
    Position start = scanner.position();
    if (opening > 2) {
      return ParsedInline.of(new Text("$".repeat(opening)), start);
    }
    boolean block = opening == 2;
    if (isUnclosed[opening] || (!block && Character.isWhitespace(scanner.peek()))) {
      return ParsedInline.none();
    }
    boolean closed = false;
    while (scanner.find('$') >= 0) {
      boolean escaped = scanner.peekPreviousCodePoint() == '\\';
      boolean spaced = Character.isWhitespace(scanner.peekPreviousCodePoint());
      Position end = scanner.position();
      int signs = scanner.matchMultiple('$');
      boolean closes =
          !escaped
              && (block ? signs == 2 : signs == 1 && !spaced && !Character.isDigit(scanner.peek()));
      closed |= closes;
      String tex = closes ? scanner.getSource(start, end).getContent().strip() : "";
      if (!tex.isEmpty()) {
        return ParsedInline.of(new MathNode(tex, block), scanner.position());
      }
    }
    isUnclosed[opening] = !closed;
    return ParsedInline.none();
  }
}
