package io.fairlead.platform.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionsTest {

  @Test
  void thereIsAlwaysAPlaceBetweenTwo() {
    Random random = new Random(7);
    List<String> places = new ArrayList<>(List.of(Positions.between(null, null)));
    for (int i = 0; i < 2_000; i++) {
      int at = i % 3 == 0 ? 0 : random.nextInt(places.size() + 1);
      String low = at == 0 ? null : places.get(at - 1);
      String high = at == places.size() ? null : places.get(at);
      places.add(at, Positions.between(low, high));
    }
    assertThat(places).isSorted().doesNotHaveDuplicates();
    assertThat(places).noneMatch(place -> place.endsWith("0"));
  }

  @Test
  void whatIsNotInOrderIsRefused() {
    assertThatThrownBy(() -> Positions.between("b", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'b' and 'a'");
  }
}
