package io.fairlead.web.ui.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.fairness.FairnessAudit;
import io.fairlead.kernel.fairness.Grouping;
import io.fairlead.kernel.fairness.Predictions;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static Report report(Predictions predictions, String... groups) {
    FairnessAudit audit = new FairnessAudit(predictions, Grouping.of(Map.of("g", groups)));
    return new Report(audit, audit.at(0.5, OptionalInt.empty()), 0.5);
  }

  @Test
  void whateverGroupsAreCalledNothingRuns() {
    String name = "<img src=x onerror=\"alert('1')\">";
    String markup =
        report(
                new Predictions.Scored(
                    new boolean[] {true, false, true}, new double[] {0.9, 0.4, 0.2}),
                name,
                name,
                "b&c")
            .markup();
    assertThat(markup).doesNotContain("<img").contains("&lt;img", "b&amp;c");
    assertThat(markup).doesNotContain("<script", "NaN", "Infinity");
  }

  @Test
  void classesWithoutScoresHaveNoPlotsOfScores() {
    String markup =
        report(
                new Predictions.Classified(new boolean[] {true, false}, new boolean[] {true, true}),
                "a",
                "b")
            .markup();
    assertThat(markup)
        .contains("Selection rate", "undefined: no such rows")
        .doesNotContain("Scores by group", "Calibration by group", "NaN");
  }

  @Test
  void numbersHaveErrorsAndNoParity() {
    String markup =
        report(
                new Predictions.Numeric(new double[] {1, 2, 5}, new double[] {2, 2, 4}),
                "a",
                "a",
                "b")
            .markup();
    assertThat(markup).contains("Bias").doesNotContain("Demographic parity", "NaN");
  }

  @Test
  void hundredsOfGroupsAreNotLaidOutAtOnce() {
    int count = 240;
    boolean[] labels = new boolean[2 * count];
    double[] scores = new double[2 * count];
    String[] groups = new String[2 * count];
    for (int i = 0; i < groups.length; i++) {
      labels[i] = i % 3 == 0;
      scores[i] = (i + 0.5) / groups.length;
      groups[i] = "g" + i % count;
    }
    String markup = report(new Predictions.Scored(labels, scores), groups).markup();
    assertThat(markup)
        .contains("<details class=\"findings\"><summary>Show all <span class=\"note\">240</span>")
        .contains("<figure class=\"long\" style=\"contain-intrinsic-size: auto 5306px\">")
        .doesNotContain("<rect");
    String few = report(new Predictions.Scored(labels, scores), fill(groups, "a")).markup();
    assertThat(few)
        .contains("<div class=\"multiples\">")
        .doesNotContain("Show all", "class=\"long\"");
  }

  private static String[] fill(String[] groups, String name) {
    String[] all = groups.clone();
    Arrays.fill(all, name);
    return all;
  }
}
