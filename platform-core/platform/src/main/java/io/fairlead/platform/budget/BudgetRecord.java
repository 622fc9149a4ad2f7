package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.NewDecision;
import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.Written;
import io.fairlead.platform.workspace.Actor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes changes of budgets into audit trail and decision log, in the transaction of the change.
 */
@Component
final class BudgetRecord {

  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_WHAT = 200;

  private final Events events;
  private final Decisions decisions;

  BudgetRecord(Events events, Decisions decisions) {
    this.events = events;
    this.decisions = decisions;
  }

  static String reason(String reason) {
    String why = Written.strip(reason);
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new InvalidInput(
          "reason",
          "A change of budget says why, in 1 to %d characters.".formatted(LONGEST_REASON),
          why.isEmpty() ? null : why.length() + " characters",
          "Write it down: it is kept with the change.");
    }
    return why;
  }

  void set(UUID workspace, Purpose purpose, BudgetPlan before, BudgetPlan after, Actor by) {
    String what = what(purpose, before, after);
    events.append(
        "budget.changed",
        workspace,
        by,
        Changed.data(
            Map.of("what", what, "reason", after.reason()),
            before.id() == null ? null : content(before),
            content(after)));
    sign(workspace, what, after.reason(), by);
  }

  /**
   * @param verb {@code sent} or {@code received}
   */
  void moved(
      UUID workspace, String verb, BudgetResource resource, long amount, String reason, Actor by) {
    String what =
        "%s %s were %s"
            .formatted(
                resource.text(amount),
                resource.words(),
                verb.equals("sent")
                    ? "moved to another workspace"
                    : "moved here from another workspace");
    events.append(
        "budget." + verb,
        workspace,
        by,
        Map.of("what", what, "resource", resource.field(), "amount", amount, "reason", reason));
    sign(workspace, what, reason, by);
  }

  private void sign(UUID workspace, String what, String reason, Actor by) {
    decisions.sign(
        workspace,
        new NewDecision(
            DecisionType.BUDGET_CHANGED, inOneLine(what), reason, List.of(), List.of(), null),
        by);
  }

  /** A decision says what in 200 characters; the event beside it has all. */
  private static String inOneLine(String what) {
    return what.length() <= LONGEST_WHAT ? what : what.substring(0, LONGEST_WHAT - 1) + "…";
  }

  private static String what(Purpose purpose, BudgetPlan before, BudgetPlan after) {
    List<String> changes = new ArrayList<>();
    if (!before.calendar().equals(after.calendar())) {
      changes.add("periods are " + words(after.calendar()));
    }
    for (BudgetResource each : BudgetResource.values()) {
      Long old = before.caps().get(each);
      Long now = after.caps().get(each);
      if (!java.util.Objects.equals(old, now)) {
        changes.add("%s %s → %s".formatted(each.words(), text(each, old), text(each, now)));
      }
    }
    return purpose.words() + ": " + String.join("; ", changes);
  }

  private static String text(BudgetResource resource, @Nullable Long cap) {
    return cap == null ? "unlimited" : resource.text(cap);
  }

  private static String words(Calendar calendar) {
    return switch (calendar) {
      case Calendar.Months months -> "months in " + months.zone();
      case Calendar.Sprints sprints ->
          "two weeks from %s on in %s".formatted(sprints.first(), sprints.zone());
      case Calendar.Dates dates ->
          "%s to %s in %s".formatted(dates.first(), dates.last(), dates.zone());
    };
  }

  private static Map<String, Object> content(BudgetPlan plan) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("calendar", words(plan.calendar()));
    Caps caps = plan.caps();
    for (BudgetResource each : BudgetResource.values()) {
      Long cap = caps.get(each);
      if (cap != null) {
        content.put(each.field(), cap);
      }
    }
    return content;
  }
}
