package io.fairlead.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void eachIsOfVersionSevenAndGreaterThanTheOneBefore() {
    assertThat(Ids.next().version()).isEqualTo(7);
    assertThat(Stream.generate(Ids::next).limit(10_000).map(UUID::toString))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void namesAreNoIdentifiers() {
    UUID id = Ids.next();
    assertThat(Ids.parse(id.toString())).contains(id);
    assertThat(Ids.parse("credit")).isEmpty();
    assertThat(Ids.parse("1-1-1-1-1")).isEmpty();
  }
}
