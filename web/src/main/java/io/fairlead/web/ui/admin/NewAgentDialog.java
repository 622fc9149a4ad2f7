package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.web.ui.page.PageContext;
import java.util.Map;

/** Asks what a new agent is called and which Ray it serves, and shows its command once. */
final class NewAgentDialog extends FormDialog {

  private final transient PageContext context;
  private final transient AgentTokens tokens;
  private final transient AgentCommand command;
  private final transient Runnable added;
  private final TextField name;
  private final TextField ray;

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
    show(name, ray);
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
    AgentTokens.Issued issued = tokens.issue(agent, context.access());
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
