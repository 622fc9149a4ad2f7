package io.fairlead.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

  @Test
  void theGeneratorIsThePublishedOne() {
    var generator = new SplitMix64(1234567);
    // The reference values of https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64
    assertThat(generator.nextLong()).isEqualTo(Long.parseUnsignedLong("6457827717110365317"));
    assertThat(generator.nextLong()).isEqualTo(Long.parseUnsignedLong("3203168211198807973"));
    assertThat(generator.nextLong()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
    assertThat(generator.nextLong()).isEqualTo(Long.parseUnsignedLong("4593380528125082431"));
  }

  @Test
  void everyPartOfTheDerivationCounts() {
    Set<Long> seeds = new HashSet<>();
    for (long seed = -50; seed < 50; seed++) {
      for (long index = 0; index < 50; index++) {
        seeds.add(Seeds.derive(seed, "a", index));
        seeds.add(Seeds.derive(seed, "b", index));
      }
    }
    assertThat(seeds).hasSize(10_000);
    assertThat(Seeds.derive(7, "a", 3)).isEqualTo(Seeds.derive(7, "a", 3));
  }

  @Test
  void neighbouringSeedsShareAboutHalfTheirBits() {
    long differing = 0;
    for (int i = 0; i < 1000; i++) {
      differing += Long.bitCount(Seeds.derive(i, "x", 0) ^ Seeds.derive(i + 1, "x", 0));
    }
    assertThat(differing / 1000.0).isBetween(31.0, 33.0);
  }

  @Test
  void doublesAreUniform() {
    int[] counts = new int[10];
    Seeds.generator(1, "test", 0).doubles(100_000).forEach(each -> counts[(int) (each * 10)]++);
    assertThat(Arrays.stream(counts).boxed()).allMatch(each -> each > 9_600 && each < 10_400);
  }
}
