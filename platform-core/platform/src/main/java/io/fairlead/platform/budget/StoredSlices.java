package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Amounts;
import io.fairlead.kernel.budget.Rate;
import io.fairlead.kernel.budget.Span;
import io.fairlead.platform.budget.SliceTable.Charged;
import io.fairlead.platform.budget.SliceTable.Part;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
final class StoredSlices implements Slices {

  private final Periods periods;
  private final SliceTable table;
  private final Ledger ledger;
  private final Clock clock;

  StoredSlices(Periods periods, SliceTable table, Ledger ledger, Clock clock) {
    this.periods = periods;
    this.table = table;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public Allowance allowance(UUID workspace, Purpose purpose, Duration length) {
    Span slice = slice(length);
    return Allowance.of(workspace, periods.touching(workspace, purpose, slice, false), slice);
  }

  /** Milliseconds are what is counted, and what the database keeps. */
  private Span slice(Duration length) {
    Instant now = now();
    return new Span(now, now.plus(length));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void reserve(Allowance allowance, List<Leased> leased) {
    List<Part> parts = new ArrayList<>();
    leased.forEach(
        each -> parts.addAll(allowance.parts(each.attempt(), each.study(), each.rate())));
    if (!parts.isEmpty()) {
      table.put(allowance.workspace(), parts);
      ledger.post(
          allowance.workspace(),
          parts.stream().map(each -> posting(each, EntryKind.RESERVED, reserved(each))).toList());
    }
  }

  @Override
  public Set<UUID> renew(UUID workspace, Collection<UUID> attempts, Duration length) {
    Span slice = slice(length);
    Map<Purpose, List<Part>> before =
        table.lock(attempts).stream()
            .collect(
                Collectors.groupingBy(
                    Charged::purpose,
                    () -> new EnumMap<>(Purpose.class),
                    Collectors.mapping(Charged::part, Collectors.toList())));
    Set<UUID> refused = new LinkedHashSet<>();
    before.forEach((purpose, parts) -> refused.addAll(renew(workspace, purpose, parts, slice)));
    return refused;
  }

  private Set<UUID> renew(UUID workspace, Purpose purpose, List<Part> before, Span slice) {
    Instant first =
        before.stream()
            .map(each -> each.slice().span().from())
            .min(Instant::compareTo)
            .orElseThrow();
    Span all = new Span(first.isBefore(slice.from()) ? first : slice.from(), slice.until());
    Renewal renewal =
        new Renewal(
            Allowance.of(workspace, periods.touching(workspace, purpose, all, true), slice),
            slice.from());
    before.stream()
        .collect(Collectors.groupingBy(Part::attempt, LinkedHashMap::new, Collectors.toList()))
        .forEach(renewal::renew);
    renewal.write();
    return renewal.refused;
  }

  /** One heartbeat's slices. */
  private final class Renewal {
    private final Allowance allowance;
    private final Instant now;
    private final List<Posting> postings = new ArrayList<>();
    private final List<Part> put = new ArrayList<>();
    private final List<Part> gone = new ArrayList<>();
    private final Set<UUID> refused = new LinkedHashSet<>();

    Renewal(Allowance allowance, Instant now) {
      this.allowance = allowance;
      this.now = now;
    }

    void renew(UUID attempt, List<Part> before) {
      Map<UUID, Amounts> left = new HashMap<>();
      before.forEach(each -> left.merge(each.period(), each.slice().left(now), Amounts::plus));
      Rate rate = before.getFirst().slice().rate();
      List<Amounts> back =
          allowance.periods().stream()
              .map(each -> left.getOrDefault(each.id(), Amounts.ZERO))
              .toList();
      if (!allowance.purse().exchange(back, rate)) {
        refused.add(attempt);
        return;
      }
      UUID study = before.getFirst().study();
      List<Part> next = allowance.parts(attempt, study, rate);
      Set<UUID> kept = new HashSet<>();
      for (Part each : next) {
        kept.add(each.period());
        Amounts net = reserved(each).minus(left.getOrDefault(each.period(), Amounts.ZERO));
        postings.addAll(
            Posting.both(each.period(), study, EntryKind.RESERVED, EntryKind.RELEASED, net));
      }
      for (Part each : before) {
        postings.add(posting(each, EntryKind.SETTLED, each.slice().used(now)));
        if (!kept.contains(each.period())) {
          postings.add(posting(each, EntryKind.RELEASED, each.slice().left(now)));
          gone.add(each);
        }
      }
      put.addAll(next);
    }

    void write() {
      if (!gone.isEmpty()) {
        table.remove(gone);
      }
      if (!refused.isEmpty()) {
        table.refuse(refused);
      }
      if (!put.isEmpty()) {
        table.put(allowance.workspace(), put);
        ledger.post(allowance.workspace(), postings);
      }
    }
  }

  @Override
  public Set<UUID> refused(Collection<UUID> attempts) {
    return table.refused(attempts);
  }

  @Override
  public void end(UUID workspace, Collection<UUID> ended, Collection<UUID> lost) {
    List<UUID> all = new ArrayList<>(ended);
    all.addAll(lost);
    Set<UUID> gone = Set.copyOf(lost);
    Instant now = now();
    List<Posting> postings = new ArrayList<>();
    for (Part each : table.remove(all)) {
      if (gone.contains(each.attempt())) {
        postings.add(posting(each, EntryKind.LOST, reserved(each)));
      } else {
        postings.add(posting(each, EntryKind.SETTLED, each.slice().used(now)));
        postings.add(posting(each, EntryKind.RELEASED, each.slice().left(now)));
      }
    }
    ledger.post(workspace, postings);
  }

  private static Amounts reserved(Part part) {
    return part.slice().reserved();
  }

  private static Posting posting(Part part, EntryKind kind, Amounts amounts) {
    return new Posting(part.period(), part.study(), kind, amounts);
  }
}
