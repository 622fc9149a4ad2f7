package io.fairlead.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {

  private static final double ALMOST_ONE = Math.nextDown(1.0);

  @Test
  void aLinearRangeIsWalkedEvenly() {
    var domain = new FloatDomain(-1, 3, Scale.LINEAR);
    assertThat(domain.at(0)).isEqualTo(-1.0);
    assertThat(domain.at(0.25)).isEqualTo(0.0);
    assertThat(domain.at(ALMOST_ONE)).isBetween(2.999999, 3.0);
  }

  @Test
  void aLogRangeIsWalkedInEqualRatios() {
    var domain = new FloatDomain(1e-4, 1, Scale.LOG);
    assertThat(domain.at(0)).isCloseTo(1e-4, within(1e-16));
    assertThat(domain.at(0.25)).isCloseTo(1e-3, within(1e-12));
    assertThat(domain.at(0.5)).isCloseTo(1e-2, within(1e-11));
  }

  @Test
  void theWidestRangeDoesNotOverflow() {
    var domain = new FloatDomain(-Double.MAX_VALUE, Double.MAX_VALUE, Scale.LINEAR);
    assertThat(domain.at(0.5)).isZero();
    assertThat(domain.at(ALMOST_ONE)).isFinite();
  }

  @Test
  void wholeNumbersShareTheUnitIntervalEqually() {
    var domain = new IntegerDomain(-1, 2, Scale.LINEAR);
    assertThat(List.of(0.0, 0.2499, 0.25, 0.5, 0.75, ALMOST_ONE).stream().map(domain::at))
        .containsExactly(-1L, -1L, 0L, 1L, 2L, 2L);
  }

  @Test
  void theLargestWholeNumbersAreReached() {
    long limit = 1L << 53;
    var domain = new IntegerDomain(-limit, limit, Scale.LINEAR);
    assertThat(domain.at(0)).isEqualTo(-limit);
    assertThat(domain.at(ALMOST_ONE)).isBetween(limit - 4, limit);
  }

  @Test
  void theEndsOfALogRangeOfWholeNumbersGetTheirFullShare() {
    var domain = new IntegerDomain(1, 8, Scale.LOG);
    long ones = IntStream.range(0, 1000).filter(i -> domain.at(i / 1000.0) == 1).count();
    double share = Math.log(1.5 / 0.5) / Math.log(8.5 / 0.5);
    assertThat(ones / 1000.0).isCloseTo(share, within(0.002));
    assertThat(domain.at(ALMOST_ONE)).isEqualTo(8);
  }

  @Test
  void choicesShareTheUnitIntervalEqually() {
    var domain = new CategoricalDomain(List.of("x", "y"));
    assertThat(domain.at(0)).isEqualTo("x");
    assertThat(domain.at(0.4999)).isEqualTo("x");
    assertThat(domain.at(0.5)).isEqualTo("y");
    assertThat(domain.at(ALMOST_ONE)).isEqualTo("y");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.0, Double.NaN, Double.POSITIVE_INFINITY})
  void pointsOutsideTheUnitIntervalAreRefused(double unit) {
    List<Domain> domains =
        List.of(
            new FloatDomain(0, 1, Scale.LINEAR),
            new IntegerDomain(0, 1, Scale.LINEAR),
            new CategoricalDomain(List.of("x")));
    for (Domain domain : domains) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> domain.at(unit))
          .withMessageContaining(Double.toString(unit));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2,1,LINEAR,swap",
    "0,1,LOG,positive",
    "NaN,1,LINEAR,finite",
    "0,Infinity,LOG,finite"
  })
  void floatRangesAreChecked(double low, double high, Scale scale, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FloatDomain(low, high, scale))
        .withMessageContaining(reason)
        .withMessageContaining("[%s, %s]".formatted(low, high));
  }

  @ParameterizedTest
  @CsvSource({"2,1,LINEAR,swap", "0,1,LOG,positive", "0,9007199254740993,LINEAR,FloatDomain"})
  void integerRangesAreChecked(long low, long high, Scale scale, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntegerDomain(low, high, scale))
        .withMessageContaining(reason)
        .withMessageContaining("[%d, %d]".formatted(low, high));
  }

  @Test
  void choicesAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CategoricalDomain(List.of()))
        .withMessageContaining("at least one choice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CategoricalDomain(List.of("a", "b", "a")))
        .withMessageContaining("'a' was there twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CategoricalDomain(Collections.nCopies(1_000_001, "a")))
        .withMessageContaining("1000001");
  }

  @Test
  void aValueOfAnotherTypeIsNotContained() {
    assertThat(new FloatDomain(0, 1, Scale.LINEAR).contains(1L)).isFalse();
    assertThat(new FloatDomain(0, 1, Scale.LINEAR).contains(Double.NaN)).isFalse();
    assertThat(new IntegerDomain(0, 1, Scale.LINEAR).contains(1.0)).isFalse();
    assertThat(new CategoricalDomain(List.of("1")).contains(1L)).isFalse();
  }

  @Test
  void aDomainNarrowsWhatHoldsAllItsValues() {
    var approved = new FloatDomain(0.1, 1, Scale.LOG);
    assertThat(approved.narrows(approved)).isTrue();
    assertThat(new FloatDomain(0.2, 0.9, Scale.LINEAR).narrows(approved)).isTrue();
    assertThat(new FloatDomain(0.09, 0.9, Scale.LOG).narrows(approved)).isFalse();
    assertThat(new FloatDomain(0.2, 1.1, Scale.LOG).narrows(approved)).isFalse();
    assertThat(new IntegerDomain(1, 1, Scale.LOG).narrows(approved)).isFalse();

    var depth = new IntegerDomain(2, 8, Scale.LINEAR);
    assertThat(new IntegerDomain(2, 8, Scale.LINEAR).narrows(depth)).isTrue();
    assertThat(new IntegerDomain(1, 8, Scale.LINEAR).narrows(depth)).isFalse();
    assertThat(new IntegerDomain(2, 9, Scale.LINEAR).narrows(depth)).isFalse();
    assertThat(new FloatDomain(3, 4, Scale.LINEAR).narrows(depth)).isFalse();

    var optimizer = new CategoricalDomain(List.of("adam", "sgd"));
    assertThat(new CategoricalDomain(List.of("sgd")).narrows(optimizer)).isTrue();
    assertThat(new CategoricalDomain(List.of("sgd", "lion")).narrows(optimizer)).isFalse();
    assertThat(depth.narrows(optimizer)).isFalse();
  }

  @Test
  void onlyCountableValuesAreListed() {
    assertThat(new IntegerDomain(1, 3, Scale.LOG).values()).containsExactly(1L, 2L, 3L);
    assertThat(new CategoricalDomain(List.of("b", "a")).values()).containsExactly("b", "a");
    assertThat(new FloatDomain(2, 2, Scale.LINEAR).values()).containsExactly(2.0);
    assertThatIllegalStateException()
        .isThrownBy(() -> new FloatDomain(1, 2, Scale.LINEAR).values())
        .withMessageContaining("1.0 to 2.0");
  }

  @Test
  void longListsOfChoicesAreCutInMessages() {
    var many = new CategoricalDomain(IntStream.range(0, 25).mapToObj(i -> "c" + i).toList());
    assertThat(many.describe()).endsWith("c8, c9 and 15 more");
    assertThat(new CategoricalDomain(List.of("a", "b")).describe()).isEqualTo("one of a, b");
  }
}
