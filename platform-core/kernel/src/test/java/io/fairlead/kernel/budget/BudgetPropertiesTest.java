package io.fairlead.kernel.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.budget.Purse.Pocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any slice, split or settlement, with many that were made up. */
class BudgetPropertiesTest {

  private static final int CASES = 2_000;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private static Rate rate(Random random) {
    return Rate.of(
        random.nextInt(64) * 0.5,
        random.nextInt(9) * 0.25,
        random.nextLong(1L << 36),
        1.0 / (1 + random.nextInt(16)),
        new Prices(random.nextLong(5_000_000), random.nextLong(20_000_000), 40_000));
  }

  private static Span span(Random random) {
    Instant from = START.plusMillis(random.nextLong(1_000_000));
    return new Span(from, from.plusMillis(1 + random.nextLong(60_000)));
  }

  private static boolean atMost(Amounts one, Amounts other) {
    return List.of(BudgetResource.values()).stream()
        .allMatch(each -> one.get(each) <= other.get(each));
  }

  @Test
  void aSettlementNeverExceedsItsSliceAndNeverFalls() {
    Random random = new Random(1);
    for (int i = 0; i < CASES; i++) {
      Slice slice = new Slice(span(random), rate(random));
      Amounts before = Amounts.ZERO;
      Instant now = slice.span().from().minusMillis(500);
      while (now.isBefore(slice.span().until().plusSeconds(10))) {
        Amounts used = slice.used(now);
        assertThat(atMost(before, used)).isTrue();
        assertThat(atMost(used, slice.reserved())).isTrue();
        assertThat(used.plus(slice.left(now))).isEqualTo(slice.reserved());
        before = used;
        now = now.plusMillis(1 + random.nextInt(20_000));
      }
      assertThat(slice.used(slice.span().until())).isEqualTo(slice.reserved());
    }
  }

  @Test
  void aNextSliceOfTheSameLengthIsNeverLessThanWhatIsLeft() {
    Random random = new Random(2);
    for (int i = 0; i < CASES; i++) {
      Slice slice = new Slice(span(random), rate(random));
      Instant now = slice.span().from().plusMillis(random.nextInt(60_000));
      Slice next = new Slice(new Span(now, now.plus(slice.span().length())), slice.rate());
      assertThat(atMost(slice.left(now), next.reserved())).isTrue();
    }
  }

  @Test
  void aPurseNeverGivesMoreThanThereIsInAnyPeriod() {
    Random random = new Random(3);
    for (int i = 0; i < CASES; i++) {
      Span slice = span(random);
      Instant middle = slice.from().plusMillis(random.nextLong(slice.length().toMillis()));
      List<Pocket> pockets = new ArrayList<>();
      if (middle.isAfter(slice.from())) {
        pockets.add(pocket(random, new Span(slice.from().minusSeconds(9), middle)));
      }
      pockets.add(pocket(random, new Span(middle, slice.until().plusSeconds(9))));
      Purse purse = new Purse(slice, pockets);
      List<Rate> taken = new ArrayList<>();
      for (int j = 0; j < 20; j++) {
        Rate rate = rate(random);
        boolean room = purse.lacking(rate).isEmpty();
        assertThat(purse.take(rate)).isEqualTo(room);
        if (room) {
          taken.add(rate);
        }
      }
      assertThat(purse.fits(taken)).isTrue();
      for (Pocket each : pockets) {
        Amounts sum =
            taken.stream()
                .map(rate -> new Slice(slice.common(each.span()), rate).reserved())
                .reduce(each.committed(), Amounts::plus);
        for (BudgetResource resource : BudgetResource.values()) {
          Long cap = each.caps().get(resource);
          assertThat(cap == null || sum.get(resource) <= cap).isTrue();
        }
      }
    }
  }

  private static Pocket pocket(Random random, Span span) {
    Amounts committed = Amounts.of(each -> random.nextLong(100_000));
    return new Pocket(
        span,
        Caps.of(
            each ->
                random.nextInt(3) == 0
                    ? null
                    : Long.valueOf(committed.get(each) + random.nextLong(2_000_000))),
        committed);
  }

  @Test
  void anExchangeThatFailsChangesNothing() {
    Span slice = new Span(START, START.plusSeconds(25));
    Rate rate = new Rate(1_000_000, 0, 0, 0);
    Purse purse =
        new Purse(
            slice,
            List.of(
                new Pocket(
                    new Span(START.minusSeconds(99), START.plusSeconds(99)),
                    new Caps(50_000L, null, null, null),
                    Amounts.only(BudgetResource.WALL, 50_000))));
    assertThat(purse.exchange(List.of(Amounts.only(BudgetResource.WALL, 22_000)), rate)).isFalse();
    assertThat(purse.take(rate)).isFalse();
    assertThat(purse.exchange(List.of(Amounts.only(BudgetResource.WALL, 25_000)), rate)).isTrue();
    assertThat(purse.lacking(rate)).contains(BudgetResource.WALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns"})
  void periodsFollowEachOtherWithoutGapsInAnyZone(String zone) {
    ZoneId id = ZoneId.of(zone);
    LocalDate first = LocalDate.of(2026, 1, 15);
    List<Calendar> calendars =
        List.of(
            new Calendar.Months(id),
            new Calendar.Sprints(id, first),
            new Calendar.Dates(id, first, first.plusDays(40)));
    for (Calendar calendar : calendars) {
      Instant moment = Instant.parse("2024-01-01T00:00:00Z");
      for (int i = 0; i < 40 && moment.isBefore(Instant.parse("2028-01-01T00:00:00Z")); i++) {
        Calendar.Period period = calendar.at(moment);
        assertThat(period.span().contains(moment)).isTrue();
        assertThat(calendar.at(period.span().until().minusMillis(1))).isEqualTo(period);
        if (!period.over()) {
          Calendar.Period next = calendar.at(period.span().until());
          assertThat(next.span().from()).isEqualTo(period.span().until());
        }
        moment = period.span().until();
      }
    }
  }

  @Test
  void aDayOfTwentyThreeHoursIsADay() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    LocalDate change = LocalDate.of(2026, 3, 29);
    Calendar.Period day =
        new Calendar.Dates(berlin, change, change)
            .at(change.atTime(12, 0).atZone(berlin).toInstant());
    assertThat(day.span().length()).isEqualTo(Duration.ofHours(23));
    assertThat(day.over()).isFalse();
    assertThat(new Calendar.Dates(berlin, change, change).at(day.span().until()).over()).isTrue();
  }

  @Test
  void utcByAnyOfItsNamesIsTheSameCalendar() {
    for (String name : List.of("Z", "UTC", "Etc/UTC", "GMT", "+00:00")) {
      assertThat(new Calendar.Months(ZoneId.of(name)))
          .isEqualTo(new Calendar.Months(ZoneId.of("UTC")));
    }
    assertThat(new Calendar.Months(ZoneId.of("Europe/London")))
        .as("which has its own summer")
        .isNotEqualTo(new Calendar.Months(ZoneId.of("UTC")));
  }
}
