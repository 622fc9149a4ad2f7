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
 * Takes {@code <} for text unless an address in angle brackets may begin with it: HTML stays text
 * anyway, and looking for its end from each sign would take a text of signs for ever.
 */
final class AngleParser implements InlineContentParser {

  private static final int LONGEST_ADDRESS = 2_000;

  /** Makes parsers for opening angle brackets. */
  static final class Factory implements InlineContentParserFactory {

    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('<');
    }

    @Override
    public InlineContentParser create() {
      return new AngleParser();
    }
  }

  @Override
  public ParsedInline tryParse(InlineParserState state) {
    Scanner scanner = state.scanner();
    scanner.next();
    Position after = scanner.position();
    for (int length = 0; length <= LONGEST_ADDRESS && scanner.hasNext(); length++) {
      char next = scanner.peek();
      if (next == '>') {
        return ParsedInline.none(); // left to the usual parsers, which look no further
      }
      boolean declares = length == 0 && (next == '!' || next == '?');
      if (next == '<' || declares || Character.isWhitespace(next)) {
        break;
      }
      scanner.next();
    }
    return ParsedInline.of(new Text("<"), after);
  }
}
