package io.fairlead.web.ui.admin;

import io.fairlead.platform.scheduling.Agents;
import io.fairlead.platform.scheduling.RegisteredAgent;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Person;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Team;
import io.fairlead.platform.workspace.TokenEnds;
import io.fairlead.web.ui.page.HomeItem;
import io.fairlead.web.ui.page.HomeItem.Matter;
import io.fairlead.web.ui.page.InstallationHomeSource;
import io.fairlead.web.ui.page.TokenLife;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Agents, workspaces and people that an admin should look after. */
@Component
final class AdminNews implements InstallationHomeSource {

  private static final int MOST = 500;

  private final Administration administration;
  private final Agents agents;
  private final AgentTokens tokens;
  private final Clock clock;

  AdminNews(Administration administration, Agents agents, AgentTokens tokens, Clock clock) {
    this.administration = administration;
    this.agents = agents;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public List<HomeItem> items(Access access) {
    if (!access.may(Permission.ADMINISTER)) {
      return List.of();
    }
    List<HomeItem> items = new ArrayList<>();
    agents(items, access);
    tokens(items, access);
    List<Person> people = administration.people(null, MOST, access).items();
    for (Team team : administration.workspaces(null, MOST, access).items()) {
      boolean managed =
          people.stream()
              .filter(Person::isActive)
              .flatMap(person -> person.roles().stream())
              .anyMatch(held -> held.isIn(team.workspace().id()) && held.role() == Role.MANAGER);
      if (!managed) {
        items.add(
            new HomeItem(
                Matter.ASKS,
                "%s has no manager".formatted(team.workspace().title()),
                AdminNavigation.PEOPLE,
                "Nobody can approve, set a budget or share there.",
                team.workspace().createdAt()));
      }
    }
    people.stream()
        .filter(person -> person.isActive() && person.roles().isEmpty())
        .forEach(
            person ->
                items.add(
                    new HomeItem(
                        Matter.ASKS,
                        "%s holds no role".formatted(person.displayName()),
                        AdminNavigation.PEOPLE,
                        "They can sign in and see nothing.",
                        person.createdAt())));
    return items;
  }

  private void tokens(List<HomeItem> items, Access access) {
    Instant now = clock.instant();
    tokens.list(null, MOST, access).items().stream()
        .filter(token -> TokenEnds.nears(token.expiresAt(), token.revokedAt(), now))
        .forEach(
            token -> {
              Instant end = Objects.requireNonNull(token.expiresAt());
              items.add(
                  new HomeItem(
                      Matter.ASKS,
                      "The token of agent %s %s %s"
                          .formatted(
                              token.name(),
                              end.isAfter(now) ? "ends" : "ended",
                              TokenLife.days(end, now)),
                      AdminNavigation.AGENTS,
                      "Its agent is refused from then on, and runs nothing.",
                      end));
            });
  }

  private void agents(List<HomeItem> items, Access access) {
    List<RegisteredAgent> all = agents.list(null, MOST, access).items();
    if (all.stream().noneMatch(RegisteredAgent::connected)) {
      items.add(
          new HomeItem(
              Matter.ASKS,
              all.isEmpty() ? "No agent was ever connected" : "No agent is connected",
              AdminNavigation.AGENTS,
              "No trial can start until one is.",
              null));
    }
    all.stream()
        .filter(agent -> !agent.connected())
        .forEach(
            agent ->
                items.add(
                    new HomeItem(
                        Matter.WAITS,
                        "Agent %s is silent".formatted(agent.name()),
                        AdminNavigation.AGENTS,
                        "Its trials go on elsewhere from their last checkpoint.",
                        agent.lastSeenAt())));
  }
}
