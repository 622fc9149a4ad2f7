package io.fairlead.preview;

import io.fairlead.kernel.budget.Amounts;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.kernel.budget.Estimate;
import io.fairlead.kernel.budget.Forecast;
import io.fairlead.platform.budget.BudgetPeriod;
import io.fairlead.platform.budget.BudgetPlan;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.EntryKind;
import io.fairlead.platform.budget.Estimates;
import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.study.StudyDefinition;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Twelve days of a sprint that is used up too soon; caps change, nothing else does. */
@Component
class PreviewBudgets implements Budgets, Estimates {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int DAYS = 9;

  private final World world;
  private final Clock clock;
  private final List<BudgetPlan> plans = new CopyOnWriteArrayList<>();
  private final Calendar calendar;

  PreviewBudgets(World world, Clock clock) {
    this.world = world;
    this.clock = clock;
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    this.calendar =
        new Calendar.Sprints(berlin, clock.instant().atZone(berlin).toLocalDate().minusDays(DAYS));
    plans.add(plan(caps(400), "The pilot needs more", Duration.ofDays(2)));
    plans.add(plan(caps(350), "A first guess", Duration.ofDays(8)));
  }

  private static Caps caps(long cpuHours) {
    return new Caps(null, cpuHours * HOUR.toMillis(), 20 * HOUR.toMillis(), 150_000_000L);
  }

  private BudgetPlan plan(Caps caps, String reason, Duration ago) {
    return new BudgetPlan(
        World.id("plan" + caps.cpu()), calendar, caps, reason, clock.instant().minus(ago), "max");
  }

  private Amounts consumed() {
    return hours().stream().map(HourUse::consumed).reduce(Amounts.ZERO, Amounts::plus);
  }

  private List<HourUse> hours() {
    Instant start = period(Amounts.ZERO).span().from();
    Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
    List<HourUse> hours = new ArrayList<>();
    for (Instant hour = start; hour.isBefore(now); hour = hour.plus(HOUR)) {
      int night = hour.atZone(calendar.zone()).getHour();
      long millis = night < 8 ? 0 : HOUR.toMillis() * (1 + (night * 7) % 3);
      if (millis > 0) {
        hours.add(new HourUse(hour, new Amounts(millis / 2, millis, millis / 40, millis / 12)));
      }
    }
    return hours;
  }

  private BudgetPeriod period(Amounts consumed) {
    Calendar.Period cut = calendar.at(clock.instant());
    return new BudgetPeriod(
        World.id("period"),
        World.CREDIT.id(),
        Purpose.SEARCHES,
        cut.name(),
        calendar.zone(),
        cut.span(),
        plans.isEmpty() ? Caps.NONE : plans.getFirst().caps(),
        new Amounts(4 * 25_000, 4 * 25_000, 0, 1_400),
        consumed);
  }

  @Override
  public Standing standing(UUID workspace, Purpose purpose) {
    BudgetPeriod period = period(consumed());
    Map<BudgetResource, Forecast> forecasts = new EnumMap<>(BudgetResource.class);
    for (BudgetResource each : BudgetResource.values()) {
      double used = each.value(period.consumed().get(each));
      Long cap = period.caps().get(each);
      List<Double> steps = new ArrayList<>();
      for (int i = 0; i < DAYS; i++) {
        steps.add(used / DAYS * (i % 2 == 0 ? 1.3 : 0.7));
      }
      Forecast forecast =
          Forecast.of(
              steps,
              Duration.ofDays(1),
              used,
              cap == null ? null : each.value(cap),
              period.span(),
              clock.instant());
      forecasts.put(each, Objects.requireNonNull(forecast));
    }
    return new Standing(plans.getFirst(), period, forecasts);
  }

  @Override
  public boolean isNamed(UUID workspace, Purpose purpose) {
    return purpose == Purpose.SEARCHES;
  }

  @Override
  public Standing set(
      UUID workspace, Purpose purpose, Calendar asked, Caps caps, String reason, Actor by) {
    plans.addFirst(plan(caps, reason, Duration.ZERO));
    return standing(workspace);
  }

  @Override
  public Page<BudgetPlan> history(
      UUID workspace, Purpose purpose, @Nullable String after, int limit) {
    return new Page<>(plans, null);
  }

  @Override
  public List<BudgetPeriod> periods(UUID workspace, Purpose purpose, int limit) {
    return List.of(period(consumed()));
  }

  @Override
  public Page<LedgerEntry> entries(
      UUID workspace, EntryFilter filter, @Nullable String after, int limit) {
    List<LedgerEntry> entries = new ArrayList<>();
    Instant now = clock.instant();
    for (int i = 0; i < 12 && !filter.caps(); i++) {
      EntryKind kind = i % 2 == 0 ? EntryKind.RESERVED : EntryKind.SETTLED;
      entries.add(entry("entry" + i, now.minusSeconds(3L * i), kind, 12_000, "live"));
    }
    entries.add(
        entry("cap", now.minus(Duration.ofDays(2)), EntryKind.CAP_RAISED, 60 * 3_600_000, null));
    return new Page<>(entries, null);
  }

  private static LedgerEntry entry(
      String name, Instant at, EntryKind kind, long cpu, @Nullable String study) {
    boolean cap = study == null;
    return new LedgerEntry(
        World.id(name),
        at,
        World.id("period"),
        kind,
        "FREE",
        "RESERVED",
        new Amounts(cap ? 0 : cpu, cpu, 0, cap ? 0 : cpu / 12),
        cap ? null : World.id("study-" + study),
        study);
  }

  @Override
  public List<StudyUse> uses(UUID workspace, UUID period) {
    Amounts all = consumed();
    List<StudyUse> uses = new ArrayList<>();
    int[] share = {60, 25, 10, 4, 1};
    for (SimulatedStudy each : world.studies(workspace)) {
      int part = share[Math.min(uses.size(), share.length - 1)];
      uses.add(
          new StudyUse(
              each.id(),
              String.valueOf(each.definition().name()),
              uses.size() % 2 == 0 ? "ada" : "max",
              uses.size() == 4 ? new Amounts(100_000, 100_000, 0, 1_400) : Amounts.ZERO,
              Amounts.of(resource -> all.get(resource) * part / 100)));
    }
    return uses;
  }

  @Override
  public List<HourUse> hours(UUID workspace, UUID period) {
    return hours();
  }

  @Override
  public void requireCap(Workspace to, BudgetResource resource, Access by) {
    throw new UnsupportedOperationException("The preview has one budget.");
  }

  @Override
  public void send(
      Workspace from,
      Workspace to,
      BudgetResource resource,
      long amount,
      String reason,
      Access by) {
    throw new UnsupportedOperationException("The preview has one budget.");
  }

  @Override
  public void arrive() {
    throw new UnsupportedOperationException("Nothing is on its way in the preview.");
  }

  @Override
  public Optional<StudyEstimate> estimate(UUID workspace, StudyDefinition definition) {
    Estimate hours = Estimate.of(List.of(0.010, 0.012, 0.017, 0.011), definition.trials());
    return Optional.of(
        new StudyEstimate(
            hours,
            hours.times(definition.resources().cpus()),
            hours.times(definition.resources().gpus()),
            hours.times(0.2)));
  }
}
