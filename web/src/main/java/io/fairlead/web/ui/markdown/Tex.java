package io.fairlead.web.ui.markdown;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The maths of TeX that notes need, as MathML Core, which browsers draw themselves: nothing is
 * loaded, nothing runs, and a file has it, too. What isn't known is shown as its source.
 */
final class Tex {

  private static final int LONGEST = 5_000;
  private static final int DEEPEST = 40;

  private final TexTokens tokens;
  private final boolean block;
  private int depth;

  private Tex(TexTokens tokens, boolean block) {
    this.tokens = tokens;
    this.block = block;
  }

  static Element mathMl(String source, boolean block) {
    if (source.length() <= LONGEST) {
      try {
        Tex tex = new Tex(new TexTokens(source), block);
        Element row = tex.row("");
        if (tex.tokens.peek() == null) {
          return new Element("math")
              .attr("display", block ? "block" : "inline")
              .attr("alttext", source)
              .appendChild(row);
        }
      } catch (UnknownTex unknown) {
        return source(source);
      }
    }
    return source(source);
  }

  private static Element source(String source) {
    return new Element("code").addClass("maths-source").appendChild(new TextNode(source));
  }

  /** What isn't known, or isn't whole. */
  private static final class UnknownTex extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownTex(String what) {
      super(what, null, false, false);
    }
  }

  /** Until a token of {@code ends}, which isn't taken; to the end when there is none. */
  private Element row(String... ends) {
    if (++depth > DEEPEST) {
      throw new UnknownTex("too deep");
    }
    Element row = new Element("mrow");
    for (String next = tokens.peek(); next != null; next = tokens.peek()) {
      if (next.equals("}") || List.of(ends).contains(next)) {
        break;
      }
      row.appendChild(scripted());
    }
    depth--;
    return row;
  }

  private Element scripted() {
    String first = Objects.requireNonNull(tokens.peek());
    Element base = first.equals("^") || first.equals("_") ? new Element("mrow") : atom();
    @Nullable Element low = null;
    @Nullable Element high = null;
    while ("_".equals(tokens.peek()) || "^".equals(tokens.peek())) {
      if (next().equals("_")) {
        low = argument();
      } else {
        high = argument();
      }
    }
    if (low == null && high == null) {
      return base;
    }
    boolean limits = block && base.hasAttr("data-limits");
    base.removeAttr("data-limits");
    String tag =
        low == null
            ? limits ? "mover" : "msup"
            : high == null ? limits ? "munder" : "msub" : limits ? "munderover" : "msubsup";
    Element all = new Element(tag).appendChild(base);
    if (low != null) {
      all.appendChild(low);
    }
    return high == null ? all : all.appendChild(high);
  }

  private Element argument() {
    if (++depth > DEEPEST) {
      throw new UnknownTex("too deep");
    }
    Element argument = atom();
    argument.removeAttr("data-limits");
    depth--;
    return argument;
  }

  private Element atom() {
    String token = next();
    if (token.equals("{")) {
      Element group = row();
      expect("}");
      return group;
    }
    if (token.startsWith("\\")) {
      return command(token.substring(1));
    }
    if (Character.isDigit(token.charAt(0))) {
      return leaf("mn", token);
    }
    if (Character.isLetter(token.codePointAt(0))) {
      return leaf("mi", token);
    }
    return token.equals("&") || token.equals("}") ? unknown(token) : leaf("mo", sign(token));
  }

  private static String sign(String token) {
    return token.equals("-") ? "−" : token.equals("'") ? "′" : token;
  }

  private Element command(String name) {
    for (Map.Entry<Map<String, String>, String> table :
        List.of(Map.entry(TexSymbols.LETTERS, "mi"), Map.entry(TexSymbols.OPERATORS, "mo"))) {
      String sign = table.getKey().get(name);
      if (sign != null) {
        return leaf(table.getValue(), sign);
      }
    }
    String large = TexSymbols.LARGE.get(name);
    if (large != null) {
      return leaf("mo", large).attr("data-limits", "");
    }
    if (TexSymbols.FUNCTIONS.contains(name)) {
      Element function = leaf("mi", name);
      return TexSymbols.LIMITED.contains(name) ? function.attr("data-limits", "") : function;
    }
    String space = TexSymbols.SPACES.get(name);
    if (space != null) {
      return new Element("mspace").attr("width", space);
    }
    String accent = TexSymbols.ACCENTS.get(name);
    if (accent != null) {
      return new Element("mover")
          .attr("accent", "true")
          .appendChild(argument())
          .appendChild(leaf("mo", accent));
    }
    return built(name);
  }

  private Element built(String name) {
    return switch (name) {
      case "frac", "dfrac", "tfrac" ->
          new Element("mfrac").appendChild(argument()).appendChild(argument());
      case "binom" ->
          fenced(
              "(",
              new Element("mfrac")
                  .attr("linethickness", "0")
                  .appendChild(argument())
                  .appendChild(argument()),
              ")");
      case "sqrt" -> root();
      case "text", "mbox", "textrm" -> leaf("mtext", tokens.braced());
      case "mathrm", "operatorname" -> leaf("mi", tokens.braced()).attr("mathvariant", "normal");
      case "mathbf", "boldsymbol" -> argument().attr("style", "font-weight: bold");
      case "mathbb", "mathcal", "mathit", "mathsf" -> styled(name, tokens.braced());
      case "left" -> stretched();
      case "begin" -> environment(tokens.braced());
      default -> unknown(name);
    };
  }

  private Element root() {
    if (!"[".equals(tokens.peek())) {
      return new Element("msqrt").appendChild(argument());
    }
    next();
    Element index = row("]");
    expect("]");
    return new Element("mroot").appendChild(argument()).appendChild(index);
  }

  private static Element styled(String style, String text) {
    if (!style.equals("mathbb") || text.length() != 1) {
      return leaf("mi", text);
    }
    String doubled =
        switch (text) {
          case "R" -> "ℝ";
          case "N" -> "ℕ";
          case "Z" -> "ℤ";
          case "Q" -> "ℚ";
          case "C" -> "ℂ";
          case "E" -> "𝔼";
          case "P" -> "ℙ";
          case "1" -> "𝟙";
          default -> text;
        };
    return leaf("mi", doubled);
  }

  private Element stretched() {
    String open = fence();
    Element inside = row("\\right");
    expect("\\right");
    return fenced(open, inside, fence());
  }

  private String fence() {
    String token = next();
    return token.equals(".")
        ? ""
        : token.startsWith("\\")
            ? TexSymbols.OPERATORS.getOrDefault(token.substring(1), token.substring(1))
            : token;
  }

  private static Element fenced(String open, Element inside, String close) {
    Element row = new Element("mrow");
    row.appendChild(leaf("mo", open).attr("fence", "true"));
    return row.appendChild(inside).appendChild(leaf("mo", close).attr("fence", "true"));
  }

  private Element environment(String name) {
    Element table = new Element("mtable");
    boolean ended = false;
    while (!ended) {
      Element line = new Element("mtr");
      boolean lineEnded = false;
      while (!lineEnded) {
        line.appendChild(new Element("mtd").appendChild(row("&", "\\\\", "\\end")));
        String end = next();
        lineEnded = !end.equals("&");
        ended = end.equals("\\end");
      }
      table.appendChild(line);
    }
    if (!tokens.braced().equals(name)) {
      unknown(name);
    }
    return switch (name) {
      case "matrix", "aligned", "align", "array" -> table;
      case "pmatrix" -> fenced("(", table, ")");
      case "bmatrix" -> fenced("[", table, "]");
      case "cases" -> fenced("{", table, "");
      default -> unknown(name);
    };
  }

  private static Element leaf(String tag, String text) {
    return new Element(tag).appendChild(new TextNode(text));
  }

  private static Element unknown(String what) {
    throw new UnknownTex(what);
  }

  private String next() {
    String token = tokens.next();
    if (token == null) {
      throw new UnknownTex("the end");
    }
    return token;
  }

  private void expect(String wanted) {
    if (!next().equals(wanted)) {
      throw new UnknownTex(wanted);
    }
  }
}
