package io.fairlead.web.ui.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableLayoutTest {

  private static final List<String> KNOWN = List.of("number", "state", "objective", "step");

  @Test
  void comesBackFromItsAddress() {
    TableLayout layout =
        new TableLayout(
            List.of("number", "step", "parameter:rate"),
            Optional.of(new TableLayout.Sort("objective", true)));
    assertThat(layout.address())
        .containsEntry("columns", "number,step,parameter:rate")
        .containsEntry("sort", "-objective");
    assertThat(TableLayout.of(layout.address())).isEqualTo(layout);
  }

  @Test
  void leavesTheAddressAloneWhenItIsTheTablesOwn() {
    TableLayout own = TableLayout.of(Map.of());
    assertThat(own.address()).isEmpty();
    assertThat(own.order(KNOWN)).isEqualTo(KNOWN);
    assertThat(own.shows("step")).isTrue();
  }

  @Test
  void ordersWhatIsShownFirstAndForgetsWhatTheTableLacks() {
    TableLayout layout = TableLayout.of(Map.of("columns", "step,nonsense,,state,step"));
    assertThat(layout.order(KNOWN)).containsExactly("step", "state", "number", "objective");
    assertThat(layout.shows("objective")).isFalse();
  }

  @Test
  void sortsBothWays() {
    assertThat(TableLayout.of(Map.of("sort", "step")).sort())
        .hasValue(new TableLayout.Sort("step", false));
    assertThat(TableLayout.of(Map.of("sort", "-")).sort()).isEmpty();
  }

  @Test
  void movesAColumnAsFarAsThereIsRoom() {
    assertThat(TableLayout.moved(KNOWN, "objective", -1))
        .containsExactly("number", "objective", "state", "step");
    assertThat(TableLayout.moved(KNOWN, "step", 1)).isEqualTo(KNOWN);
  }
}
