package io.fairlead.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFieldTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://example.org\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\uFF1D1"
      })
  void whatASpreadsheetWouldComputeIsText(String formula) {
    assertThat(CsvField.of(formula)).isEqualTo("\"'" + formula.replace("\"", "\"\"") + '"');
  }

  @Test
  void theRestIsQuotedWhereItNeedsIt() {
    assertThat(CsvField.of("val/loss")).isEqualTo("val/loss");
    assertThat(CsvField.of("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
    assertThat(CsvField.of("a;=1")).isEqualTo("\"a;=1\"");
    assertThat(CsvField.of("")).isEmpty();
  }

  @Test
  void numbersHaveNoExponent() {
    assertThat(CsvField.of(1.42e-4)).isEqualTo("0.000142");
    assertThat(CsvField.of(1.5e10)).isEqualTo("15000000000");
    assertThat(CsvField.of(0)).isEqualTo("0.0");
    assertThat(CsvField.of(-0.1)).isEqualTo("-0.1");
  }
}
