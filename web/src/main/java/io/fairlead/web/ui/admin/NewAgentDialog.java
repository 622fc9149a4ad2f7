package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.TokenLife;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asks what a new agent is called and which Ray it serves, and shows its command once. */
final class NewAgentDialog extends FormDialog {

  private final transient PageContext context;
  private final transient AgentTokens tokens;
  private final transient AgentCommand command;
  private final transient Runnable added;
  private final TextField name;
  private final TextField ray;
  private final MultiSelectComboBox<Workspace> workspaces = new MultiSelectComboBox<>("Workspaces");
  private final Select<Integer> days = TokenLife.choice();

  NewAgentDialog(PageContext context, AgentTokens tokens, AgentCommand command, Runnable added) {
    this(context, tokens, command, added, new TextField("Name of the agent"), new TextField("Ray"));
  }

  private NewAgentDialog(
      PageContext context,
      AgentTokens tokens,
      AgentCommand command,
      Runnable added,
      TextField name,
      TextField ray) {
    super("Add an agent", "Create its token", Map.of("name", name, "ray", ray));
    this.context = context;
    this.tokens = tokens;
    this.command = command;
    this.added = added;
    this.name = name;
    this.ray = ray;
    name.setHelperText("Such as the machine's or the cluster's name.");
    name.setAutofocus(true);
    ray.setValue("local");
    ray.setHelperText("local, or HOST:PORT of a Ray cluster's head.");
    workspaces.setItems(context.known());
    workspaces.setItemLabelGenerator(Workspace::title);
    workspaces.setHelperText("Whose trials it may run. Left empty: all there are.");
    days.setValue(365);
    show(name, ray, workspaces, days);
  }

  @Override
  void submit() {
    String agent = name.getValue().strip();
    String cluster = ray.getValue().strip();
    check(
        "name",
        agent,
        "[A-Za-z0-9][A-Za-z0-9._-]{0,62}",
        "An agent's name has 1 to 63 letters, digits, dots, hyphens and underscores.",
        "Choose one like 'cluster-a'.");
    check(
        "ray",
        cluster,
        "local|[A-Za-z0-9._-]+:[0-9]{1,5}",
        "Ray is 'local', or the address of a cluster's head.",
        "Write it like 'ray-head:6379'.");
    Set<UUID> chosen =
        workspaces.getValue().stream().map(Workspace::id).collect(Collectors.toUnmodifiableSet());
    AgentTokens.Issued issued =
        tokens.issue(
            new AgentTokens.Wanted(agent, chosen.isEmpty() ? null : chosen, TokenLife.chosen(days)),
            context.access());
    close();
    added.run();
    new ShownOnce("Start " + agent, command.of(agent, issued.secret(), cluster), command.where())
        .open();
  }

  private static void check(String field, String value, String form, String rule, String wayOut) {
    if (!value.matches(form)) {
      throw new InvalidInput(field, rule, value, wayOut);
    }
  }
}
