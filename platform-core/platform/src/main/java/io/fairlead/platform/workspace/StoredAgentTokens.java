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
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    return issue(new Wanted(name, null, null), Actor.PLATFORM).secret();
  }

  @Override
  public Issued issue(Wanted wanted, Access by) {
    by.require(Permission.ADMINISTER);
    return issue(wanted, by.actor().with(Permission.ADMINISTER));
  }

  private Issued issue(Wanted wanted, Actor by) {
    Names.checkText("name", wanted.name());
    if (wanted.workspaces() != null && wanted.workspaces().isEmpty()) {
      throw new InvalidInput(
          "workspaces",
          "A token for chosen workspaces names one at least.",
          null,
          "Name one, or leave it out for all there are.");
    }
    String secret = Secrets.next(PREFIX);
    Instant now = clock.instant();
    Instant end = TokenEnds.end(now, wanted.validFor());
    Token token =
        new Token(Ids.next(), wanted.name(), wanted.workspaces(), now, end, null, null, null, null);
    transactions.crossing(
        () -> {
          tokens.insertAgent(token, Secrets.hash(secret));
          events.appendInstallation(
              "agent-token.issued",
              token.id(),
              by,
              Changed.data(
                  Map.of("name", token.name(), "expires", TokenEnds.text(token.expiresAt())),
                  null,
                  content(token, false)));
          return token;
        });
    return new Issued(token, secret);
  }

  @Override
  public Issued rotate(UUID token, Rotation rotation, Access by) {
    by.require(Permission.ADMINISTER);
    String secret = Secrets.next(PREFIX);
    Instant now = clock.instant();
    Token rotated =
        transactions.crossing(
            () -> {
              Token before = tokens.lockAgent(token).orElseThrow(() -> missing(token));
              Instant end =
                  TokenEnds.rotated(before.expiresAt(), before.revokedAt(), rotation.end(), now);
              tokens.rotateAgent(
                  token,
                  Secrets.hash(secret),
                  TokenEnds.overlap(now, rotation.overlap()),
                  end,
                  now);
              Token after = tokens.agentById(token).orElseThrow(() -> missing(token));
              events.appendInstallation(
                  "agent-token.rotated",
                  token,
                  by.actor().with(Permission.ADMINISTER),
                  Changed.data(
                      Map.of(
                          "name", after.name(),
                          "oldSecretFor", rotation.overlap().toString(),
                          "expires", TokenEnds.text(after.expiresAt())),
                      content(before, false),
                      content(after, false)));
              return after;
            });
    return new Issued(rotated, secret);
  }

  private static NotFound missing(UUID token) {
    return new NotFound("agent's token", token.toString());
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
          Token known = tokens.agentById(token).orElseThrow(() -> missing(token));
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
    Instant now = clock.instant();
    return transactions
        .crossing(
            () -> {
              Optional<Token> known =
                  secret.startsWith(PREFIX)
                      ? tokens.agent(Secrets.hash(secret), now)
                      : Optional.empty();
              Optional<Token> good =
                  known.filter(
                      token -> TokenEnds.isGood(token.expiresAt(), token.revokedAt(), now));
              if (good.isEmpty()) {
                refused(known);
              }
              return good.map(this::used);
            })
        .map(token -> new Actor(Actor.Kind.AGENT, token.id(), token.name()));
  }

  private void refused(Optional<Token> known) {
    UUID id = known.map(Token::id).orElse(NOBODY);
    String reason =
        known.map(token -> token.revokedAt() == null ? "expired" : "revoked").orElse("unknown");
    turnedAway.record(
        "agent-token.rejected",
        id,
        new Actor(Actor.Kind.AGENT, id, known.map(Token::name).orElse("unknown")),
        Map.of("reason", reason));
  }

  private static Map<String, Object> content(Token token, boolean revoked) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("id", token.id().toString());
    content.put("name", token.name());
    content.put("expires", TokenEnds.text(token.expiresAt()));
    Set<UUID> scope = token.workspaces();
    content.put(
        "workspaces", scope == null ? "all" : scope.stream().map(UUID::toString).sorted().toList());
    if (token.rotatedAt() != null) {
      content.put("rotated", token.rotatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    content.put("revoked", revoked);
    return content;
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
