package io.fairlead.platform.workspace;

import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.persistence.TokenTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class StoredAgentTokens implements AgentTokens {

  private static final UUID NOBODY = new UUID(0, 0);
  private static final String PREFIX = "fla_";
  private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

  private final TokenTables tokens;
  private final Transactions transactions;
  private final Events events;
  private final TurnedAway turnedAway;
  private final Clock clock;

  StoredAgentTokens(
      TokenTables tokens,
      Transactions transactions,
      Events events,
      TurnedAway turnedAway,
      Clock clock) {
    this.tokens = tokens;
    this.transactions = transactions;
    this.events = events;
    this.turnedAway = turnedAway;
    this.clock = clock;
  }

  @Override
  public String issue(String name) {
    return issue(name, Actor.PLATFORM).secret();
  }

  @Override
  public Issued issue(String name, Access by) {
    by.require(Permission.ADMINISTER);
    return issue(name, by.actor().with(Permission.ADMINISTER));
  }

  private Issued issue(String name, Actor by) {
    Names.checkText("name", name);
    String secret = Secrets.next(PREFIX);
    Token token = new Token(Ids.next(), name, clock.instant(), null, null);
    transactions.crossing(
        () -> {
          tokens.insertAgent(token.id(), name, Secrets.hash(secret), token.createdAt());
          events.appendInstallation(
              "agent-token.issued",
              token.id(),
              by,
              Changed.data(Map.of("name", name), null, content(token, false)));
          return token;
        });
    return new Issued(token, secret);
  }

  @Override
  public Page<Token> list(@Nullable String after, int limit, Access by) {
    by.require(Permission.ADMINISTER);
    UUID before = after == null ? null : cursor(after);
    List<Token> found = transactions.crossing(() -> tokens.agents(before, limit + 1));
    return found.size() > limit
        ? new Page<>(found.subList(0, limit), found.get(limit - 1).id().toString())
        : new Page<>(found, null);
  }

  private static UUID cursor(String after) {
    return Ids.parse(after)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "after",
                    "A list continues after the 'next' of its last page.",
                    after,
                    "Take it from there unchanged."));
  }

  @Override
  public Optional<Token> find(UUID token, Access by) {
    by.require(Permission.ADMINISTER);
    return transactions.crossing(() -> tokens.agentById(token));
  }

  @Override
  public void revoke(UUID token, Access by) {
    by.require(Permission.ADMINISTER);
    transactions.crossing(
        () -> {
          Token known =
              tokens
                  .agentById(token)
                  .orElseThrow(() -> new NotFound("agent's token", token.toString()));
          if (tokens.revokeAgent(token, clock.instant())) {
            events.appendInstallation(
                "agent-token.revoked",
                token,
                by.actor().with(Permission.ADMINISTER),
                Changed.data(
                    Map.of("name", known.name()), content(known, false), content(known, true)));
          }
          return known;
        });
  }

  @Override
  public Optional<Actor> authenticate(String secret) {
    return transactions
        .crossing(
            () -> {
              Optional<Token> known =
                  secret.startsWith(PREFIX) ? tokens.agent(Secrets.hash(secret)) : Optional.empty();
              Optional<Token> good = known.filter(token -> token.revokedAt() == null);
              if (good.isEmpty()) {
                refused(known);
              }
              return good.map(this::used);
            })
        .map(token -> new Actor(Actor.Kind.AGENT, token.id(), token.name()));
  }

  private void refused(Optional<Token> known) {
    UUID id = known.map(Token::id).orElse(NOBODY);
    turnedAway.record(
        "agent-token.rejected",
        id,
        new Actor(Actor.Kind.AGENT, id, known.map(Token::name).orElse("unknown")),
        Map.of("reason", known.isPresent() ? "revoked" : "unknown"));
  }

  private static Map<String, Object> content(Token token, boolean revoked) {
    return Map.of("id", token.id().toString(), "name", token.name(), "revoked", revoked);
  }

  /** Agents call many times a second: use is noted once a minute. */
  private Token used(Token token) {
    Instant now = clock.instant();
    Instant noted = token.lastUsedAt();
    if (noted == null || !noted.plus(USE_NOTED_EVERY).isAfter(now)) {
      tokens.agentUsed(token.id(), now);
    }
    return token;
  }
}
