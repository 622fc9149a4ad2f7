package io.fairlead.platform.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.fairness.FairnessAudit;
import io.fairlead.kernel.fairness.Grouping;
import io.fairlead.kernel.fairness.Predictions;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatementsTest {

  /** The first {@code women} rows are women; of them and of the men the given ones are selected. */
  private static List<Statement> said(int women, int selectedWomen, int men, int selectedMen) {
    int rows = women + men;
    boolean[] positive = new boolean[rows];
    boolean[] selected = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      positive[row] = row % 2 == 0;
      selected[row] = row < women ? row < selectedWomen : row - women < selectedMen;
    }
    String[] sex =
        IntStream.range(0, rows)
            .mapToObj(row -> row < women ? "women" : "men")
            .toArray(String[]::new);
    return Statements.of(
        new FairnessAudit(
                new Predictions.Classified(positive, selected), Grouping.of(Map.of("sex", sex)))
            .at(0.5, OptionalInt.of(0)));
  }

  @Test
  void aDifferenceBeyondChanceIsSaidWithItsInterval() {
    Statement first = said(400, 200, 400, 280).getFirst();
    assertThat(first.kind()).isEqualTo(Statement.Kind.DIFFERENCE);
    assertThat(first.text())
        .isEqualTo(
            "women are selected 20.0 points less often than men (50.0 % against 70.0 %), interval"
                + " 13.3 to 26.5; this is more than chance.");
  }

  @Test
  void whatChanceMayExplainIsLeftOpen() {
    assertThat(said(400, 200, 400, 204))
        .filteredOn(each -> each.text().startsWith("women are selected"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.kind()).isEqualTo(Statement.Kind.OPEN);
              assertThat(each.text())
                  .isEqualTo(
                      "women are selected 1.0 points less often than men (50.0 % against 51.0 %),"
                          + " interval −7.9 to +5.9; chance may explain it.");
            });
  }

  @Test
  void fewRowsAreALimitHoweverLargeTheDifference() {
    assertThat(said(20, 0, 400, 400))
        .allMatch(each -> each.kind() == Statement.Kind.LIMIT)
        .anyMatch(each -> each.text().equals("women have 20 rows: too few to conclude from."))
        .anyMatch(each -> each.text().contains("has no selected row"));
  }
}
