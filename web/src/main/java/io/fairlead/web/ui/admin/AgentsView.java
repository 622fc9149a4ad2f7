package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.platform.scheduling.Agents;
import io.fairlead.platform.scheduling.RegisteredAgent;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.platform.workspace.AgentTokens.Token;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.Revocation;
import io.fairlead.web.ui.page.RotateDialog;
import io.fairlead.web.ui.page.TokenLife;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The agents that registered, and the tokens with which they may. */
@Route(value = AdminNavigation.AGENTS, layout = Frame.class)
@PermitAll
@Needs(Permission.ADMINISTER)
class AgentsView extends AdminPage {

  private static final int REFRESH_MS = 5_000;

  private final transient Agents agents;
  private final transient AgentTokens tokens;
  private final transient AgentCommand command;
  private final Grid<RegisteredAgent> agentGrid;
  private final Div noAgents;
  private final Div tokensBody = new Div();
  private final Button more = new Button("Show more");
  private transient @Nullable Registration polling;
  private int wanted = PAGE;

  AgentsView(PageContext context, Agents agents, AgentTokens tokens, AgentCommand command) {
    super(context, "Agents");
    this.agents = agents;
    this.tokens = tokens;
    this.command = command;
    agentGrid = agentTable();
    noAgents =
        Pieces.empty(
            "No agent has registered yet",
            "Trials run where an agent is. Create a token and start one with it.",
            addButton());
    more.addClickListener(
        click -> {
          wanted += PAGE;
          refreshTokens();
        });
  }

  @Override
  void enter() {
    Div head = new Div(Pieces.title("Agents"), addButton());
    head.addClassName("page-head");
    Paragraph about =
        new Paragraph(
            "An agent stands beside one Ray cluster, or runs Ray on its own machine, and dials in"
                + " with its token: a cluster needs no open port.");
    about.addClassName("about");
    add(head, about, noAgents, agentGrid, Pieces.heading("Tokens"), tokensBody, more);
    drawAgents(read());
    refreshTokens();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    event.getUI().setPollInterval(REFRESH_MS);
    polling =
        event
            .getUI()
            .addPollListener(
                poll -> {
                  if (access().may(Permission.ADMINISTER)) {
                    drawAgents(read());
                  }
                });
  }

  @Override
  protected void onDetach(DetachEvent event) {
    event.getUI().setPollInterval(-1);
    if (polling != null) {
      polling.remove();
    }
  }

  private List<RegisteredAgent> read() {
    return agents.list(null, PAGE, access()).items();
  }

  private void drawAgents(List<RegisteredAgent> now) {
    agentGrid.setItems(now);
    noAgents.setVisible(now.isEmpty());
    agentGrid.setVisible(!now.isEmpty());
  }

  private Grid<RegisteredAgent> agentTable() {
    Grid<RegisteredAgent> grid = table("Agents");
    grid.addColumn(RegisteredAgent::name).setHeader("Agent").setFlexGrow(2);
    grid.addComponentColumn(AgentsView::state).setHeader("State");
    grid.addComponentColumn(agent -> Pieces.time(agent.lastSeenAt(), context().clock()))
        .setHeader("Last heartbeat");
    grid.addColumn(agent -> agent.mode() == RayMode.LOCAL ? "local mode" : "cluster")
        .setHeader("Ray");
    grid.addColumn(AgentsView::use).setHeader("In use").setFlexGrow(2);
    grid.addColumn(agent -> Numbers.value(agent.resources().gpus()))
        .setHeader("GPUs")
        .setTextAlign(ColumnTextAlign.END);
    grid.addColumn(AgentsView::prices)
        .setHeader("CPU / GPU / GiB-hour")
        .setTextAlign(ColumnTextAlign.END)
        .setAutoWidth(true);
    grid.addColumn(RegisteredAgent::version).setHeader("Version").setAutoWidth(true);
    grid.addComponentColumn(this::pricesButton).setHeader("").setFlexGrow(0).setWidth("120px");
    return grid;
  }

  private static Component state(RegisteredAgent agent) {
    Span shape = new Span(agent.connected() ? "●" : "✕");
    shape.addClassName("chip-shape");
    shape.getElement().setAttribute("aria-hidden", "true");
    Span chip = new Span(shape, new Span(agent.connected() ? "connected" : "silent"));
    chip.addClassNames("chip", agent.connected() ? "chip-finished" : "chip-paused");
    return chip;
  }

  /** In local mode slots are what counts, on a cluster it is resources. */
  private static String use(RegisteredAgent agent) {
    return switch (agent.mode()) {
      case LOCAL -> "%d of %d slots".formatted(agent.running(), agent.slots());
      case CLUSTER ->
          "%s of %s CPUs, %d trials"
              .formatted(
                  Numbers.value(agent.usedCpus()),
                  Numbers.value(agent.resources().cpus()),
                  agent.running());
    };
  }

  private static String prices(RegisteredAgent agent) {
    return "%s / %s / %s"
        .formatted(
            Numbers.brief(BudgetResource.COST.value(agent.prices().cpuHour())),
            Numbers.brief(BudgetResource.COST.value(agent.prices().gpuHour())),
            Numbers.brief(BudgetResource.COST.value(agent.prices().gibHour())));
  }

  private Button pricesButton(RegisteredAgent agent) {
    Button prices =
        new Button(
            "Prices",
            click -> new PricesDialog(context(), agents, agent, () -> drawAgents(read())).open());
    prices.setAriaLabel("Set the prices of " + agent.name());
    return prices;
  }

  private void refreshTokens() {
    Page<Token> page = tokens.list(null, wanted, access());
    more.setVisible(page.next() != null);
    tokensBody.removeAll();
    if (page.items().isEmpty()) {
      Paragraph none = new Paragraph("No token was made yet.");
      none.addClassName("about");
      tokensBody.add(none);
    } else {
      tokensBody.add(tokenTable(page.items()));
    }
  }

  private Grid<Token> tokenTable(List<Token> all) {
    Grid<Token> grid = table("Tokens of agents");
    grid.addColumn(Token::name).setHeader("For the agent").setFlexGrow(2);
    grid.addComponentColumn(token -> Pieces.time(token.createdAt(), context().clock()))
        .setHeader("Created");
    grid.addComponentColumn(
            token ->
                token.lastUsedAt() == null
                    ? new Span("never")
                    : Pieces.time(token.lastUsedAt(), context().clock()))
        .setHeader("Last used");
    grid.addColumn(token -> scope(token.workspaces())).setHeader("Workspaces").setFlexGrow(2);
    grid.addComponentColumn(
            token ->
                TokenLife.standing(
                    token.expiresAt(), token.revokedAt(), token.previousUntil(), context().clock()))
        .setHeader("Good until")
        .setFlexGrow(3);
    grid.addComponentColumn(this::tokenButtons).setHeader("").setFlexGrow(0).setWidth("190px");
    grid.setItems(all);
    return grid;
  }

  private String scope(@Nullable Set<UUID> workspaces) {
    return workspaces == null
        ? "all"
        : context().known().stream()
            .filter(workspace -> workspaces.contains(workspace.id()))
            .map(Workspace::title)
            .collect(Collectors.joining(", "));
  }

  private Div tokenButtons(Token token) {
    Div both = new Div();
    if (token.revokedAt() == null) {
      String what = "the token of " + token.name();
      if (token.expiresAt() == null || token.expiresAt().isAfter(context().clock().instant())) {
        both.add(
            RotateDialog.button(
                what, rotation -> rotated(tokens.rotate(token.id(), rotation, access()))));
      }
      both.add(
          Revocation.button(
              what,
              "The agent is refused from now on; the trials it runs go on elsewhere from their last"
                  + " checkpoint. This can't be undone, but a new token can be made.",
              () -> {
                tokens.revoke(token.id(), access());
                refreshTokens();
              }));
    }
    return both;
  }

  private void rotated(AgentTokens.Issued issued) {
    refreshTokens();
    new ShownOnce(
            "The new token of " + issued.token().name(),
            issued.secret(),
            "Start the agent with it; it stays the agent it is.")
        .open();
  }

  private Button addButton() {
    Button add =
        new Button(
            "Add an agent",
            click -> new NewAgentDialog(context(), tokens, command, this::refreshTokens).open());
    add.addThemeVariants(ButtonVariant.PRIMARY);
    return add;
  }
}
