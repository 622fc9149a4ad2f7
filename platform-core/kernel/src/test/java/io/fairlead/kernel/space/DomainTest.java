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

  @ParameterizedTest
  @CsvSource({
    "0,1,LINEAR,-0.1,positive number",
    "0,1,LINEAR,0.3,end it at 0.9",
    "0,1,LINEAR,1e-300,2^53",
    "0.1,1,LOG,0.1,no steps"
  })
  void stepsAreChecked(double low, double high, Scale scale, double step, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FloatDomain(low, high, scale, step))
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({"0,9,LINEAR,0,at least 1", "0,9,LINEAR,4,end it at 8", "1,9,LOG,2,no steps"})
  void stepsOfWholeNumbersAreChecked(long low, long high, Scale scale, long step, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntegerDomain(low, high, scale, step))
        .withMessageContaining(reason);
  }

  @Test
  void stepsAreDecimal() {
    var dropout = new FloatDomain(0, 0.5, Scale.LINEAR, 0.1);
    assertThat(dropout.values()).containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5);
    assertThat(dropout.size()).isEqualTo(6);
    assertThat(dropout.at(0.55)).isEqualTo(0.3);
    assertThat(dropout.contains(0.1 * 3)).as("0.30000000000000004").isFalse();
    assertThat(dropout.describe()).isEqualTo("a number from 0.0 to 0.5 in steps of 0.1");
    assertThat(new FloatDomain(0, 0.4, Scale.LINEAR, 0.2).narrows(dropout)).isTrue();
    assertThat(new FloatDomain(0, 0.4, Scale.LINEAR, 0.05).narrows(dropout)).isFalse();
    assertThat(new FloatDomain(0, 0.4, Scale.LINEAR).narrows(dropout)).isFalse();
    assertThat(new FloatDomain(0.2, 0.2, Scale.LINEAR).narrows(dropout)).isTrue();
    assertThat(new IntegerDomain(32, 96, Scale.LINEAR, 32).values()).containsExactly(32L, 64L, 96L);
  }

  @Test
  void samplersSeeEveryDomainAlike() {
    var ordinal = CategoricalDomain.ordinal(List.of("low", "high"));
    assertThat(ordinal.isOrdered()).isTrue();
    assertThat(CategoricalDomain.bool().isOrdered()).isFalse();
    assertThat(CategoricalDomain.bool().choices()).containsExactly("false", "true");
    assertThat(new FloatDomain(0, 1, Scale.LINEAR).size()).isEqualTo(Domain.UNCOUNTABLE);
    assertThat(Domain.fixed(3)).isEqualTo(new IntegerDomain(3, 3, Scale.LINEAR));
    assertThat(Domain.fixed(true).size()).isEqualTo(1);
    assertThat(Domain.fixed(0.5).toUnit(0.5)).isEqualTo(0.5);
    assertThatIllegalArgumentException().isThrownBy(() -> Domain.fixed(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ordinal.toUnit("middle"))
        .withMessageContaining("one of low, high, the value was middle");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CategoricalDomain(List.of("yes"), CategoricalDomain.Kind.BOOLEAN))
        .withMessageContaining("[yes]");
  }

  @Test
  void aMillionChoicesAreRefusedAndAHundredThousandQuicklyFound() {
    List<String> million = IntStream.range(0, 1_000_000).mapToObj(Integer::toString).toList();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CategoricalDomain(million))
        .withMessage(
            "A categorical parameter has at most 100000 choices, there were 1000000; use a whole"
                + " number.");
    var most = new CategoricalDomain(million.subList(0, 100_000));
    assertThat(most.at(most.toUnit("99999"))).isEqualTo("99999");
    assertThat(most).isEqualTo(new CategoricalDomain(million.subList(0, 100_000)));
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
