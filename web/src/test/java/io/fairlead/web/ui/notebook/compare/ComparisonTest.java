package io.fairlead.web.ui.notebook.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.web.ui.notebook.compare.Comparison.Column;
import io.fairlead.web.ui.notebook.compare.Comparison.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Column FIRST =
      new Column(
          "s #0", "w/x/trials/1", "first", Map.of("auc", 0.75), Map.of("depth", 4L, "kind", "a"));
  private static final Column BEST =
      new Column(
          "s <#9>", "w/x/trials/2", "best", Map.of("auc", 0.8), Map.of("depth", 4.0, "kind", "b"));
  private static final Column USUAL =
      new Column("lightgbm", "", "its defaults", Map.of(), Map.of("depth", 4L, "kind", "a"));

  @Test
  void whatDiffersComesFirstAndFiguresBeforeParameters() {
    Comparison comparison = Comparison.of(List.of(), List.of(FIRST, BEST, USUAL));
    assertThat(comparison.differing()).extracting(Row::name).containsExactly("auc", "kind");
    assertThat(comparison.same()).extracting(Row::name).containsExactly("depth");
  }

  @Test
  void numbersSayHowFarTheyAreFromTheFirst() {
    String html = Comparison.of(List.of(), List.of(FIRST, BEST, USUAL)).html(true);
    assertThat(html)
        .contains("+0.05", "href=\"w/x/trials/2\"", "s &lt;#9&gt;", "1 the same in all")
        .doesNotContain("<#9>");
    assertThat(Comparison.of(List.of(), List.of(FIRST, BEST)).html(false)).doesNotContain("href");
  }

  @Test
  void itIsATableInMarkdown() {
    assertThat(Comparison.of(List.of(), List.of(FIRST, BEST)).markdown().lines())
        .startsWith(
            "| | s #0, first | s <#9>, best |", "| --- | --- | --- |", "| auc | 0.75 | 0.8 |")
        .last()
        .isEqualTo("The same in all: depth 4.");
  }
}
