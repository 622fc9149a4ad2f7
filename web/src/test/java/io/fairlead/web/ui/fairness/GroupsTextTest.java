package io.fairlead.web.ui.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.fairness.Derivation;
import io.fairlead.platform.guardrail.SensitiveColumn;
import io.fairlead.platform.problem.InvalidInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTextTest {

  private static SensitiveColumn one(String text) {
    List<SensitiveColumn> columns = GroupsText.read(text);
    assertThat(columns).hasSize(1);
    return columns.getFirst();
  }

  @Test
  void valuesArePutTogether() {
    assertThat(one("job as work: none | \"retired; early\" = without; * = with"))
        .isEqualTo(
            new SensitiveColumn(
                "job",
                "work",
                new Derivation.Mapped(
                    Map.of("none", "without", "retired; early", "without"), "with")));
    assertThat(one("sex: A92=female").derivation())
        .as("others are refused where nothing names their group")
        .isEqualTo(new Derivation.Mapped(Map.of("A92", "female"), null));
  }

  @Test
  void groupsOfNumbersHaveTheirBoundsNamesOrTheirOwn() {
    assertThat(one("age: 25 60.5").derivation())
        .isEqualTo(Derivation.Binned.at(List.of(25.0, 60.5)));
    assertThat(one("age: young < 25 < \"in between\" < 60 < old").derivation())
        .isEqualTo(
            new Derivation.Binned(List.of(25.0, 60.0), List.of("young", "in between", "old")));
  }

  @Test
  void namesThatWouldMeanSomethingElseAreQuoted() {
    assertThat(one("\"served as officer\"").column()).isEqualTo("served as officer");
    assertThat(one("\"a:b, \"\"c\"\"\": 1").column()).isEqualTo("a:b, \"c\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sex",
        "sex, age: 25 60",
        "\"x as y\" as \"y as z\"",
        "sex as gender, age as \"age, in years\": 25",
        "age: young < 25 < old",
        "job: \"\" | \"*\" | \"a=b\" = x; \"c|d\" | * = \"y;z\"",
        "job: none = without",
      })
  void whatIsWrittenReadsAsTheSame(String text) {
    assertThat(GroupsText.write(GroupsText.read(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "age: young",
        "age: 60 25",
        "age: ",
        "age: a < b < c",
        "age: a < 25",
        ": 25",
        "sex as a as b",
        "age: < 25 < old",
        "job: none =",
        "job: none = a = b",
        "job: none = a; none = b",
        "job: x: y",
        "job: \"none = a",
      })
  void whatCannotBeMeantIsRefusedByField(String text) {
    assertThatThrownBy(() -> GroupsText.read(text))
        .as(text)
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e -> {
              assertThat(e.field()).isEqualTo("sensitive");
              assertThat(e.wayOut()).isNotBlank();
            });
  }
}
