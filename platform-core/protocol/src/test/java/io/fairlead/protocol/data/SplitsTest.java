package io.fairlead.protocol.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitsTest {

  @Test
  void eachPartHasTheClassesSharesOfTheWhole() {
    String[] classes =
        IntStream.range(0, 1000)
            .mapToObj(row -> row % 10 == 0 ? "bad" : "good")
            .toArray(String[]::new);
    Split[] splits = Splits.assign(classes, 7, 0.6, 0.2);
    assertThat(count(classes, splits, "bad", Split.TRAIN)).isEqualTo(60);
    assertThat(count(classes, splits, "bad", Split.VALIDATION)).isEqualTo(20);
    assertThat(count(classes, splits, "bad", Split.TEST)).isEqualTo(20);
    assertThat(count(classes, splits, "good", Split.TRAIN)).isEqualTo(540);
  }

  @Test
  void anotherSeedSplitsOtherwise() {
    assertThat(Splits.assign(null, 100, 1, 0.5, 0.25))
        .isNotEqualTo(Splits.assign(null, 100, 2, 0.5, 0.25));
  }

  /** Stored trials refer to these bits: they may never change. */
  @Test
  void theBitsAreThoseOfTheFirstRelease() {
    assertThat(letters(Splits.assign(null, 40, 42, 0.6, 0.2)))
        .isEqualTo("tvvttvevtvtttttttvttevteetttttttveetteet");
    int[] classes = IntStream.range(0, 40).map(row -> row % 3).toArray();
    assertThat(letters(Splits.assign(classes, 40, -1, 0.5, 0.25)))
        .isEqualTo("ttvvttetttvevtvvevttetvtettteetvttetvtte");
  }

  @Test
  void sharesMustLeaveSense() {
    assertThatThrownBy(() -> Splits.assign(null, 10, 1, 0.9, 0.2))
        .hasMessageContaining("0.9 and 0.2");
  }

  private static String letters(Split[] splits) {
    return Arrays.stream(splits)
        .map(split -> split.name().substring(0, 2))
        .map(name -> name.equals("TR") ? "t" : name.equals("VA") ? "v" : "e")
        .collect(Collectors.joining());
  }

  private static long count(String[] classes, Split[] splits, String name, Split split) {
    return IntStream.range(0, classes.length)
        .filter(row -> classes[row].equals(name) && splits[row] == split)
        .count();
  }
}
