package io.fairlead.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.random.SplitMix64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every domain, tried on many of every kind. */
class DomainPropertiesTest {

  private static List<Domain> domains(SplitMix64 random) {
    return Stream.generate(() -> RandomSpaces.next(random))
        .flatMap(space -> space.parameters().stream().map(Parameter::domain))
        .limit(200)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyPointHasAValueInsideAndNumbersNeverFall(long seed) {
    var random = new SplitMix64(seed);
    for (Domain domain : domains(random)) {
      double last = Double.NEGATIVE_INFINITY;
      for (double unit : random.doubles(50).sorted().toArray()) {
        Object value = domain.at(unit);
        assertThat(domain.contains(value)).as("%s of %s", value, domain).isTrue();
        if (value instanceof Number number) {
          assertThat(number.doubleValue()).isGreaterThanOrEqualTo(last);
          last = number.doubleValue();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theEndsAreReachedAndNothingBeyond(long seed) {
    for (Domain domain : domains(new SplitMix64(seed))) {
      switch (domain) {
        case FloatDomain range -> {
          assertThat(range.contains(range.low())).isTrue();
          assertThat(range.contains(range.high())).isTrue();
          assertThat(range.contains(Math.nextDown(range.low()))).isFalse();
          assertThat(range.contains(Math.nextUp(range.high()))).isFalse();
        }
        case IntegerDomain range -> {
          assertThat(range.at(0)).isEqualTo(range.low());
          assertThat(range.at(Math.nextDown(1.0))).isEqualTo(range.high());
          assertThat(range.contains(range.low() + range.step() / 3)).isEqualTo(range.step() < 3);
          assertThat(range.contains(range.low() - 1)).isFalse();
          assertThat(range.contains(range.high() + 1)).isFalse();
        }
        case CategoricalDomain choice -> {
          assertThat(choice.at(0)).isEqualTo(choice.choices().getFirst());
          assertThat(choice.at(Math.nextDown(1.0))).isEqualTo(choice.choices().getLast());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatNarrowsHasNoValueOutsideAndWhatDoesNotHasOne(long seed) {
    List<Domain> all = domains(new SplitMix64(seed)).subList(0, 60);
    for (Domain domain : all) {
      assertThat(domain.narrows(domain)).isTrue();
      for (Domain approved : all) {
        assertThat(domain.narrows(approved))
            .as("%s in %s", domain, approved)
            .isEqualTo(extremes(domain).allMatch(approved::contains));
      }
    }
  }

  private static Stream<Object> extremes(Domain domain) {
    return switch (domain) {
      case FloatDomain range when range.step() == 0 ->
          Stream.of(range.low(), (range.low() + range.high()) / Math.sqrt(3), range.high())
              .map(value -> Math.clamp(value, range.low(), range.high()));
      case FloatDomain _, IntegerDomain _, CategoricalDomain _ -> domain.values();
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theWayToTheUnitIntervalAndBackEndsWhereItBegan(long seed) {
    var random = new SplitMix64(seed);
    for (Domain domain : domains(random)) {
      if (domain.isFinite()) {
        assertThat(domain.values()).hasSize((int) domain.size());
        assertThat(domain.values())
            .allSatisfy(value -> assertThat(domain.at(domain.toUnit(value))).isEqualTo(value));
      } else {
        for (double unit : random.doubles(50).toArray()) {
          assertThat(domain.toUnit(domain.at(unit))).isCloseTo(unit, within(1e-9));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theFormComesBack(long seed) {
    for (Domain domain : domains(new SplitMix64(seed))) {
      assertThat(SpaceFormat.readDomain(SpaceFormat.write(domain))).isEqualTo(domain);
    }
  }
}
