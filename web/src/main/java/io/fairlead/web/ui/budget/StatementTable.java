package io.fairlead.web.ui.budget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Forecast;
import io.fairlead.platform.budget.BudgetPeriod;
import io.fairlead.platform.budget.Budgets.Standing;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.page.Pieces;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cap, spent, reserved, free and forecast of each resource, with a bar. */
final class StatementTable {

  private final Standing standing;
  private final BudgetPeriod period;

  StatementTable(Standing standing) {
    this.standing = standing;
    this.period = standing.period();
  }

  Div show() {
    Rows rows =
        new Rows(
            "How the budget stands",
            1,
            List.of(
                "", "", "Cap", "Spent", "Reserved", "Free", "Expected at the end", "Used up on"));
    for (BudgetResource each : BudgetResource.values()) {
      Long cap = period.caps().get(each);
      Long free = period.free(each);
      rows.add(
          new Span(BudgetWords.name(each)),
          cap == null ? new Span() : bar(each, cap),
          cap == null ? faint("no cap") : amount(each, cap),
          amount(each, period.consumed().get(each)),
          amount(each, period.reserved().get(each)),
          free == null ? faint("–") : amount(each, free),
          expected(standing.forecasts().get(each)),
          runsOut(standing.forecasts().get(each)));
    }
    return rows.show();
  }

  private static Component amount(BudgetResource resource, long amount) {
    return Pieces.number(resource.value(amount));
  }

  private static Span faint(String text) {
    Span faint = new Span(text);
    faint.addClassName("about");
    return faint;
  }

  private static Component expected(@Nullable Forecast forecast) {
    if (forecast == null) {
      Span none = faint("–");
      none.getElement().setAttribute("title", "A forecast needs two hours of use.");
      return none;
    }
    Span band =
        faint(" %s to %s".formatted(Numbers.brief(forecast.low()), Numbers.brief(forecast.high())));
    return new Span(Pieces.number(forecast.expected()), band);
  }

  private Component runsOut(@Nullable Forecast forecast) {
    Instant runsOut = forecast == null ? null : forecast.runsOut();
    return runsOut == null ? faint("–") : new Span(BudgetWords.day(runsOut, period.zone()));
  }

  private Div bar(BudgetResource resource, long cap) {
    Div bar = new Div();
    bar.addClassName("budget-bar");
    bar.getElement().setAttribute("role", "img");
    bar.getElement()
        .setAttribute(
            "aria-label",
            Numbers.percent(BudgetWords.share(period, resource)) + " of the cap is committed");
    double whole = Math.max(cap, 1);
    bar.add(
        part("spent", period.consumed().get(resource) / whole),
        part("reserved", period.reserved().get(resource) / whole));
    return bar;
  }

  private static Span part(String kind, double share) {
    Span part = new Span();
    part.addClassName("budget-" + kind);
    part.getStyle().set("width", String.format(Locale.ROOT, "%.2f%%", share * 100));
    return part;
  }
}
