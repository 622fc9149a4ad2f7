package io.fairlead.platform.workspace;

import io.fairlead.platform.event.Events;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.persistence.TokenTables;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class StoredAgentTokens implements AgentTokens {

  private static final String PREFIX = "fla_";

  private final TokenTables tokens;
  private final Transactions transactions;
  private final Events events;
  private final Clock clock;

  StoredAgentTokens(TokenTables tokens, Transactions transactions, Events events, Clock clock) {
    this.tokens = tokens;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public String issue(String name) {
    Names.checkText("name", name);
    String secret = Secrets.next(PREFIX);
    UUID id = Ids.next();
    transactions.crossing(
        () -> {
          tokens.insertAgent(id, name, Secrets.hash(secret), clock.instant());
          events.appendInstallation("agent-token.issued", id, Actor.PLATFORM, Map.of("name", name));
          return id;
        });
    return secret;
  }

  @Override
  public Optional<Actor> authenticate(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    return transactions
        .crossing(() -> tokens.agent(Secrets.hash(secret)))
        .map(token -> new Actor(Actor.Kind.AGENT, token.id(), token.name()));
  }
}
