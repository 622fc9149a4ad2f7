package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.scheduling.Turns.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final UUID C = new UUID(0, 3);
  private static final double UNKNOWN = Double.NaN;

  private static Standing study(UUID id, double information, double seconds, double weight) {
    return new Standing(id, Instant.EPOCH, information, seconds, 1, weight, 0, 0);
  }

  private static List<UUID> order(Standing... studies) {
    return new Turns(List.of(studies)).order(Set.copyOf(ids(List.of(studies))));
  }

  private static List<UUID> ids(List<Standing> studies) {
    return studies.stream().map(Standing::study).toList();
  }

  @Test
  void whatTellsMostForItsCostGoesFirst() {
    assertThat(order(study(A, 0.1, 10, 1), study(B, 0.2, 10, 1))).containsExactly(B, A);
    assertThat(order(study(A, 0.1, 10, 1), study(B, 0.2, 40, 1))).containsExactly(A, B);
    assertThat(order(study(A, 0.1, 10, 4), study(B, 0.2, 10, 1))).containsExactly(A, B);
  }

  @Test
  void aTrialThatTakesMoreResourcesCostsMore() {
    Standing wide = new Standing(A, Instant.EPOCH, 0.2, 10, 8, 1, 0, 0);
    assertThat(order(wide, study(B, 0.1, 10, 1))).containsExactly(B, A);
  }

  @Test
  void whatKnowsNothingGoesFirstUntilItsFirstTrialsRun() {
    assertThat(order(study(A, 0.3, 10, 1), study(B, UNKNOWN, UNKNOWN, 1))).containsExactly(B, A);
    Standing runs = new Standing(B, Instant.EPOCH, UNKNOWN, UNKNOWN, 1, 1, 3, 0);
    assertThat(order(study(A, 0.3, 10, 1), runs)).containsExactly(A, B); // ½ log 4/3 = 0.14
  }

  @Test
  void equalOnesTakeTurnsByHowLongTheyWait() {
    Standing later = new Standing(A, Instant.EPOCH.plusSeconds(1), 0.1, 1, 1, 1, 0, 0);
    assertThat(order(later, study(B, 0.1, 1, 1))).containsExactly(B, A);
    Standing passed = new Standing(A, Instant.EPOCH.plusSeconds(1), 0.1, 1, 1, 1, 0, 1);
    assertThat(order(passed, study(B, 0.1, 1, 1))).containsExactly(A, B);
  }

  @Test
  void noStudyStarvesHoweverLittleItsTrialsAreWorth() {
    Map<UUID, Standing> now = new LinkedHashMap<>();
    now.put(A, study(A, 1, 1, 10));
    now.put(B, study(B, 0.001, 1, 1));
    now.put(C, study(C, 0.0001, 1000, 0.1));
    int latest = new Turns(now.values()).latest(C, 3);
    Map<UUID, Integer> places = new HashMap<>();
    Map<UUID, Integer> gap = new HashMap<>();
    for (int i = 0; i < 900; i++) {
      Turns turns = new Turns(now.values());
      UUID next = turns.next(now.keySet());
      turns.given(next, now.keySet());
      places.merge(next, 1, Integer::sum);
      for (UUID each : now.keySet()) {
        gap.merge(each, 1, Integer::sum);
        Standing as = turns.of(each);
        now.put(
            each,
            new Standing(
                each, as.since(), as.information(), as.seconds(), 1, as.weight(), 0, as.passed()));
      }
      gap.put(next, 0);
      assertThat(gap.get(C)).isLessThanOrEqualTo(latest);
    }
    assertThat(places.get(A)).isGreaterThan(600);
    assertThat(places.get(B)).isBetween(90, 110);
    assertThat(places.get(C)).isBetween(90, 110);
  }

  @Test
  void theSameInputsGiveTheSameOrder() {
    List<Standing> studies = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      studies.add(study(new UUID(0, i), (i * 7919 % 13) / 13.0, 1 + i % 3, 1 + i % 2));
    }
    Set<UUID> all = Set.copyOf(ids(studies));
    List<UUID> order = new Turns(studies).order(all);
    assertThat(new Turns(studies.reversed()).order(all)).isEqualTo(order);
  }

  @Test
  void theDecisionNamesWhoGoesOnWaitingAndWhy() {
    Turns turns = new Turns(List.of(study(A, 0.1, 10, 1), study(B, 0.2, 10, 1)));
    assertThat(turns.preference()).isEmpty();
    turns.given(B, Set.of(A, B));
    Preference decided = turns.preference().orElseThrow();
    assertThat(decided.first()).isEqualTo(B);
    assertThat(decided.over()).containsExactly(A);
    assertThat(decided.reason())
        .isEqualTo(
            "1 trial over those of 1 other study: worth most by information, cost and weight.");
    assertThat(turns.changed()).containsExactly(Map.entry(A, 1));
    turns.given(A, Set.of(A));
    assertThat(turns.preference()).isEmpty(); // nobody waits any more
  }

  @Test
  void whatWasPassedOverTooOftenIsNamedAsTheReason() {
    Standing waited = new Standing(A, Instant.EPOCH, 0.1, 10, 1, 1, 0, Turns.PATIENCE);
    Turns turns = new Turns(List.of(waited, study(B, 0.2, 10, 1)));
    UUID next = turns.next(Set.of(A, B));
    turns.given(next, Set.of(A, B));
    assertThat(next).isEqualTo(A);
    assertThat(turns.preference().orElseThrow().reason())
        .isEqualTo("1 trial over those of 1 other study: it had been passed over often enough.");
  }
}
