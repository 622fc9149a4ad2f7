package io.fairlead.web.ui.budget;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.platform.budget.BudgetPeriod;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.EntryKind;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.HomeItem;
import io.fairlead.web.ui.page.HomeItem.Matter;
import io.fairlead.web.ui.page.HomeSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Budgets that are nearly out, and what was moved, for who manages them. */
@Component
final class BudgetNews implements HomeSource {

  private static final double NEARLY = 0.8;
  private static final int LOOKED_AT = 20;

  private final Budgets budgets;
  private final Clock clock;

  BudgetNews(Budgets budgets, Clock clock) {
    this.budgets = budgets;
    this.clock = clock;
  }

  @Override
  public List<HomeItem> items(Here here) {
    if (!here.may(Permission.MANAGE_BUDGETS)) {
      return List.of();
    }
    List<HomeItem> items = new ArrayList<>();
    BudgetPeriod period = budgets.standing(here.id()).period();
    for (BudgetResource resource : BudgetResource.values()) {
      if (period.caps().get(resource) != null && BudgetWords.share(period, resource) >= NEARLY) {
        items.add(
            new HomeItem(
                Matter.ASKS,
                "%s of the %s of %s are spent or reserved"
                    .formatted(
                        Numbers.percent(BudgetWords.share(period, resource)),
                        resource.words(),
                        period.name()),
                BudgetNavigation.of(here),
                "Trials pause when it is out; add budget or move some here.",
                null));
      }
    }
    budgets
        .entries(here.id(), new Budgets.EntryFilter(null, null, true), null, LOOKED_AT)
        .items()
        .stream()
        .filter(each -> each.kind() == EntryKind.MOVED_IN || each.kind() == EntryKind.MOVED_OUT)
        .filter(each -> each.at().isAfter(clock.instant().minus(NEWS)))
        .forEach(
            each ->
                items.add(
                    new HomeItem(
                        Matter.LATELY,
                        each.kind() == EntryKind.MOVED_IN
                            ? "Budget was moved here"
                            : "Budget was moved to another workspace",
                        BudgetNavigation.of(here),
                        "",
                        each.at())));
    return items;
  }
}
