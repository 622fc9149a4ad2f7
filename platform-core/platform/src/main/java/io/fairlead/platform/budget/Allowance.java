package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Purse;
import io.fairlead.kernel.budget.Rate;
import io.fairlead.kernel.budget.Slice;
import io.fairlead.kernel.budget.Span;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** What a workspace could reserve for slices that begin now, as it was seen. */
public record Allowance(UUID workspace, List<BudgetPeriod> periods, Purse purse) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu (VV)", Locale.ENGLISH);

  static Allowance of(UUID workspace, List<BudgetPeriod> periods, Span slice) {
    List<BudgetPeriod> touched =
        periods.stream().filter(each -> each.span().overlaps(slice)).toList();
    return new Allowance(
        workspace, touched, new Purse(slice, touched.stream().map(BudgetPeriod::pocket).toList()));
  }

  /** In words for people, what is missing of a resource and what will help. */
  public String lacks(BudgetResource resource) {
    BudgetPeriod period =
        periods.stream()
            .filter(each -> each.caps().get(resource) != null)
            .min(Comparator.comparingLong(each -> Objects.requireNonNull(each.free(resource))))
            .orElse(periods.getFirst());
    Long cap = period.caps().get(resource);
    Long free = period.free(resource);
    return "The budget%s of %s has %s of %s %s left, too little for a trial to go on; it does when a manager adds or moves budget, or when the next period begins on %s."
        .formatted(
            period.purpose() == Purpose.REPLAYS ? " for replays" : "",
            period.name(),
            free == null ? "enough" : resource.text(free),
            cap == null ? "unlimited" : resource.text(cap),
            resource.words(),
            DAY.format(period.span().until().atZone(period.zone())));
  }

  /** The parts of a slice at this rate, one a period. */
  List<SliceTable.Part> parts(UUID attempt, UUID study, Rate rate) {
    return periods.stream()
        .map(
            each ->
                new SliceTable.Part(
                    attempt, each.id(), study, new Slice(purse.slice().common(each.span()), rate)))
        .toList();
  }
}
