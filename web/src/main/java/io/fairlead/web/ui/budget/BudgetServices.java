package io.fairlead.web.ui.budget;

import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.web.ui.page.Here;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the page of a budget reads and asks for. */
@Component
record BudgetServices(Budgets budgets, Workspaces workspaces) {

  /** The other workspaces whose budget this person manages. */
  List<Workspace> others(Here here) {
    return workspaces.visibleTo(here.access()).stream()
        .filter(each -> !each.id().equals(here.id()))
        .filter(each -> here.access().may(Permission.MANAGE_BUDGETS, each.id()))
        .toList();
  }
}
