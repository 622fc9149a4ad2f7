package io.fairlead.kernel.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Resumed;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryDigestTest {

  private static final Configuration CONFIGURATION =
      Configuration.empty().with("rate", 0.25).with("depth", 3).with("loss", "ℓ2");

  private static final List<SearchEvent> EVENTS =
      List.of(
          new Suggested(0, CONFIGURATION),
          new Report(0, 1, List.of(0.5, Double.NaN), List.of(-1.0)).judged(Verdict.WAIT),
          new Resumed(0),
          new Ended(0, Ending.COMPLETE, 9, List.of(0.25, 2.0), List.of(0.0)));

  /** These literals are stored beside suggestions: if they change, no old search can be checked. */
  @Test
  void digestsStayAsTheyWereStored() {
    History history = History.empty();
    assertThat(history.digest())
        .isEqualTo("867d7ea89e31f8cff946f528d82e2ac8cc49c962a45d85a68411efc87d0cad1f");
    EVENTS.forEach(history::append);
    assertThat(history.digest())
        .isEqualTo("6084c4b79b5c6ce5dcbb60d802d79c88dfb7ce3b9ff17d32a767f93b6a4c6685");
  }

  @Test
  void theSameEventsGiveTheSameDigestAtEveryLength() {
    History first = History.empty();
    History second = History.empty();
    Set<String> digests = new HashSet<>();
    for (SearchEvent event : EVENTS) {
      assertThat(first.append(event).digest()).isEqualTo(second.append(event).digest());
      digests.add(first.digest());
    }
    assertThat(digests).hasSize(EVENTS.size());
  }

  @Test
  void theOrderOfAConfigurationsValuesMakesNoDifference() {
    Configuration reordered =
        Configuration.empty().with("loss", "ℓ2").with("depth", 3).with("rate", 0.25);
    assertThat(digestOf(reordered)).isEqualTo(digestOf(CONFIGURATION));
  }

  @Test
  void everyDifferenceShows() {
    assertThat(
            Set.of(
                digestOf(CONFIGURATION),
                digestOf(CONFIGURATION.with("depth", 4)),
                digestOf(CONFIGURATION.with("depth", 3.0)),
                digestOf(CONFIGURATION.with("depth", "3")),
                digestOf(CONFIGURATION.with("rate", 0.5)),
                digestOf(CONFIGURATION.with("width", 3)),
                digestOf(Configuration.empty())))
        .hasSize(7);
  }

  @Test
  void aKnownCostShowsAndAnUnknownOneIsNotThere() {
    assertThat(Set.of(digestAfterCost(Double.NaN), digestAfterCost(0), digestAfterCost(2.5)))
        .hasSize(3)
        .contains(
            History.of(List.of(new Suggested(0, CONFIGURATION)))
                .append(new Ended(0, Ending.COMPLETE, 9, List.of(0.25), List.of()))
                .digest());
  }

  private static String digestAfterCost(double cost) {
    return History.of(List.of(new Suggested(0, CONFIGURATION)))
        .append(new Ended(0, Ending.COMPLETE, 9, List.of(0.25), List.of(), cost))
        .digest();
  }

  @Test
  void allNotANumbersAreOne() {
    double strange = Double.longBitsToDouble(0x7ff8000000000001L);
    assertThat(digestAfterReport(strange)).isEqualTo(digestAfterReport(Double.NaN));
  }

  private static String digestAfterReport(double objective) {
    return History.of(List.of(new Suggested(0, CONFIGURATION)))
        .append(new Report(0, 1, List.of(objective), List.of()).judged(Verdict.WAIT))
        .digest();
  }

  private static String digestOf(Configuration configuration) {
    return History.empty().append(new Suggested(0, configuration)).digest();
  }
}
