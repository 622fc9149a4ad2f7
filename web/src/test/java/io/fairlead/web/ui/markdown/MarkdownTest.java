package io.fairlead.web.ui.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.web.ui.format.Shown;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownTest {

  private static final Set<String> RENDERED =
      Set.of(
          "a",
          "blockquote",
          "br",
          "code",
          "em",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "li",
          "ol",
          "p",
          "pre",
          "span",
          "strong",
          "table",
          "tbody",
          "td",
          "th",
          "thead",
          "tr",
          "ul",
          "math",
          "mrow",
          "mi",
          "mn",
          "mo",
          "mtext",
          "mspace",
          "mfrac",
          "msqrt",
          "mroot",
          "msup",
          "msub",
          "msubsup",
          "munder",
          "mover",
          "munderover",
          "mtable",
          "mtr",
          "mtd");

  static List<String> hostile() {
    return HostileMarkdown.corpus();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void nothingInItRunsOrLoads(String markdown) {
    Document page = Jsoup.parseBodyFragment(html(markdown));
    for (Element each : page.body().getAllElements()) {
      if (each.normalName().equals("body")) {
        continue;
      }
      assertThat(RENDERED).contains(each.normalName());
      for (Attribute attribute : each.attributes()) {
        assertThat(attribute.getKey()).doesNotStartWith("on").isNotIn("src", "srcdoc", "action");
        if (attribute.getKey().equals("href")) {
          assertThat(attribute.getValue().strip().toLowerCase(java.util.Locale.ROOT))
              .doesNotContainPattern("^(javascript|data|vbscript|file):");
        }
      }
    }
  }

  static List<String> endless() {
    return List.of(
        ">".repeat(10_000) + " deep",
        "- ".repeat(50_000) + "x",
        "*a **b ".repeat(5_000) + "c** d*".repeat(5_000),
        "*".repeat(10_000) + "x" + "*".repeat(10_000),
        "![".repeat(5_000) + "x" + "](a)".repeat(5_000),
        "<".repeat(100_000),
        "<!-- ".repeat(30_000),
        "$a ".repeat(60_000),
        "$".repeat(200_000),
        "|" + "a|".repeat(2_000) + "\n|" + "-|".repeat(2_000) + "\n" + "|b|\n".repeat(5_000),
        "[a]: http://x/" + "y".repeat(50_000) + "\n\n" + "[a] ".repeat(2_000),
        "[a]: http://x/" + "y".repeat(50_000) + "\n\n" + "![a] ".repeat(2_000));
  }

  /** One cell of it would else take the stack, all memory, or a thread for hours. */
  @ParameterizedTest
  @MethodSource("endless")
  void whatHasNoEndIsShownAllTheSameAndDoesNotGrow(String markdown) {
    assertThat(html(markdown).length()).isBetween(markdown.length() / 2, 8 * markdown.length());
    assertThat(Markdown.targets(markdown)).isEmpty();
  }

  @Test
  void addressesInAngleBracketsAreLinks() {
    assertThat(html("<https://example.org/?a=b!c> <me@example.org> a < b <b>x</b>"))
        .contains("href=\"https://example.org/?a=b!c\"", "href=\"mailto:me@example.org\"")
        .contains("a &lt; b", "&lt;b&gt;x&lt;/b&gt;");
  }

  private static String html(String markdown) {
    return Markdown.html(markdown, LiveLinks.NONE);
  }

  @Test
  void tablesAreTables() {
    assertThat(html("| a | b |\n| --- | ---: |\n| 1 | 2 |"))
        .contains("<table>", "<th>a</th>", "align=\"right\"");
  }

  @Test
  void mathsBecomesMathMl() {
    assertThat(html("so $x_i^2 \\ge \\frac{1}{2}$ holds"))
        .contains("<math display=\"inline\"", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")
        .contains("<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>", "<mo>≥</mo>");
    assertThat(html("$$\\sum_{i=1}^{n} \\hat{y}_i$$"))
        .contains("display=\"block\"", "<munderover><mo>∑</mo>", "<mover accent=\"true\">");
    assertThat(html("$$\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}$$"))
        .contains("<mtable><mtr><mtd>", "<mo fence=\"true\">(</mo>");
    assertThat(html("it costs $5 and then $6")).doesNotContain("<math");
    assertThat(html("$\\unknown{x}$")).contains("<code class=\"maths-source\">\\unknown{x}</code>");
  }

  @Test
  void linksToTrialsAndStudiesShowTheirState() {
    LiveLinks links =
        target ->
            target.equals("study:search")
                ? Optional.of(new LiveLink("w/credit/studies/1", "search", Shown.RUNNING, "0.804"))
                : Optional.empty();
    String html = Markdown.html("see [our <b>search</b>](study:search), [it](trial:x/1)", links);
    assertThat(html)
        .contains("href=\"w/credit/studies/1\"", "is-running", "running", "0.804", "&lt;b&gt;")
        .contains("live-missing", "not found");
    assertThat(Markdown.targets("[a](study:search) [b](trial:x/1) [c](https://x)"))
        .containsExactly("study:search", "trial:x/1");
  }

  @Test
  void picturesAreNotLoadedButLinked() {
    assertThat(html("![a plot](https://example.org/p.png)"))
        .contains("<a href=\"https://example.org/p.png\"", "a plot</a>")
        .doesNotContain("<img");
  }
}
