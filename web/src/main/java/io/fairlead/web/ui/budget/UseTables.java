package io.fairlead.web.ui.budget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.kernel.budget.Amounts;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.platform.budget.Budgets.StudyUse;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.study.StudyNavigation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who used what: by study, and by the person who submitted them. */
final class UseTables {

  private static final int MOST = 20;

  private final Here here;
  private final List<StudyUse> uses;

  UseTables(Here here, List<StudyUse> uses) {
    this.here = here;
    this.uses = uses;
  }

  private record Sum(Amounts consumed, Amounts reserved) {
    Sum plus(Sum other) {
      return new Sum(consumed.plus(other.consumed), reserved.plus(other.reserved));
    }

    static Sum of(StudyUse use) {
      return new Sum(use.consumed(), use.reserved());
    }
  }

  Div byStudy() {
    Rows rows = new Rows("Use by study", 2, columns("Study", "Person"));
    uses.stream()
        .limit(MOST)
        .forEach(
            use ->
                add(
                    rows,
                    Sum.of(use),
                    Pieces.link(StudyNavigation.of(here, use.name()), use.name()),
                    new Span(use.person())));
    if (uses.size() > MOST) {
      Sum rest = uses.stream().skip(MOST).map(Sum::of).reduce(Sum::plus).orElseThrow();
      add(rows, rest, new Span("%d more studies".formatted(uses.size() - MOST)), new Span(""));
    }
    return rows.show();
  }

  Div byPerson() {
    Map<String, Sum> people = new LinkedHashMap<>();
    uses.forEach(use -> people.merge(use.person(), Sum.of(use), Sum::plus));
    Rows rows = new Rows("Use by person", 1, columns("Person"));
    people.entrySet().stream()
        .sorted(Comparator.comparingLong(each -> -each.getValue().consumed().wall()))
        .forEach(each -> add(rows, each.getValue(), new Span(each.getKey())));
    return rows.show();
  }

  private static List<String> columns(String... first) {
    List<String> columns = new ArrayList<>(List.of(first));
    for (BudgetResource each : BudgetResource.values()) {
      columns.add(BudgetWords.name(each));
    }
    return columns;
  }

  private static void add(Rows rows, Sum sum, Component... first) {
    List<Component> cells = new ArrayList<>(List.of(first));
    for (BudgetResource each : BudgetResource.values()) {
      Span figure = new Span(Pieces.number(each.value(sum.consumed().get(each))));
      long reserved = sum.reserved().get(each);
      if (reserved > 0) {
        Span more = new Span(" + " + BudgetWords.number(each, reserved) + " reserved");
        more.addClassName("about");
        figure.add(more);
      }
      cells.add(figure);
    }
    rows.add(cells.toArray(Component[]::new));
  }
}
