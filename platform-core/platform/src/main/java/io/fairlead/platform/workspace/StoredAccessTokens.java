package io.fairlead.platform.workspace;

import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.persistence.PersonTable;
import io.fairlead.platform.workspace.persistence.PersonTable.StoredPerson;
import io.fairlead.platform.workspace.persistence.TokenTables;
import io.fairlead.platform.workspace.persistence.TokenTables.Owned;
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
final class StoredAccessTokens implements AccessTokens {

  private static final String REJECTED = "token.rejected";
  static final UUID NOBODY = new UUID(0, 0);
  private static final String PREFIX = "flt_";
  private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

  private final TokenTables tokens;
  private final PersonTable people;
  private final Accesses accesses;
  private final Transactions transactions;
  private final Events events;
  private final TurnedAway turnedAway;
  private final Clock clock;

  StoredAccessTokens(
      TokenTables tokens,
      PersonTable people,
      Accesses accesses,
      Transactions transactions,
      Events events,
      TurnedAway turnedAway,
      Clock clock) {
    this.tokens = tokens;
    this.people = people;
    this.accesses = accesses;
    this.transactions = transactions;
    this.events = events;
    this.turnedAway = turnedAway;
    this.clock = clock;
  }

  @Override
  public Issued issue(UUID person, Wanted wanted, Actor by) {
    Names.checkText("name", wanted.name());
    if (wanted.workspaces() != null && wanted.workspaces().isEmpty()) {
      throw new InvalidInput(
          "workspaces",
          "A token for chosen workspaces names one at least.",
          null,
          "Name one, or leave it out for all of yours.");
    }
    String secret = Secrets.next(PREFIX);
    Instant now = clock.instant();
    Token token =
        new Token(
            Ids.next(),
            wanted.name(),
            wanted.readOnly(),
            wanted.workspaces(),
            now,
            TokenEnds.end(now, wanted.validFor()),
            null,
            null,
            null,
            null);
    transactions.crossing(
        () -> {
          if (people.byId(person).isEmpty()) {
            throw new NotFound("person", person.toString());
          }
          tokens.insert(token, person, Secrets.hash(secret));
          events.appendInstallation(
              "token.issued",
              token.id(),
              by,
              Changed.data(
                  Map.of(
                      "person", person.toString(),
                      "name", token.name(),
                      "readOnly", token.readOnly(),
                      "expires", TokenEnds.text(token.expiresAt())),
                  null,
                  content(person, token, false)));
          return token;
        });
    return new Issued(token, secret);
  }

  @Override
  public Issued rotate(UUID token, Rotation rotation, Actor by) {
    String secret = Secrets.next(PREFIX);
    Instant now = clock.instant();
    Token rotated =
        transactions.crossing(
            () -> {
              Owned known = tokens.lock(token).orElseThrow(() -> missing(token));
              Token before = known.token();
              Instant end =
                  TokenEnds.rotated(before.expiresAt(), before.revokedAt(), rotation.end(), now);
              tokens.rotate(
                  token,
                  Secrets.hash(secret),
                  TokenEnds.overlap(now, rotation.overlap()),
                  end,
                  now);
              Token after = tokens.byId(token).orElseThrow(() -> missing(token)).token();
              events.appendInstallation(
                  "token.rotated",
                  token,
                  by,
                  Changed.data(
                      Map.of(
                          "name", after.name(),
                          "person", known.person().toString(),
                          "oldSecretFor", rotation.overlap().toString(),
                          "expires", TokenEnds.text(after.expiresAt())),
                      content(known.person(), before, false),
                      content(known.person(), after, false)));
              return after;
            });
    return new Issued(rotated, secret);
  }

  private static NotFound missing(UUID token) {
    return new NotFound("token", token.toString());
  }

  @Override
  public Optional<Access> authenticate(String secret) {
    Instant now = clock.instant();
    return transactions.crossing(
        () -> {
          Owned found =
              secret.startsWith(PREFIX)
                  ? tokens.byHash(Secrets.hash(secret), now).orElse(null)
                  : null;
          Optional<Access> access =
              found != null
                      && TokenEnds.isGood(found.token().expiresAt(), found.token().revokedAt(), now)
                  ? access(found, now)
                  : Optional.empty();
          if (access.isEmpty()) {
            refused(found, now);
          }
          return access;
        });
  }

  private void refused(@Nullable Owned found, Instant now) {
    if (found == null) {
      turnedAway.record(
          REJECTED,
          NOBODY,
          new Actor(Actor.Kind.TOKEN, NOBODY, "unknown"),
          Map.of("reason", "unknown"));
      return;
    }
    Token token = found.token();
    String reason =
        token.revokedAt() != null
            ? "revoked"
            : TokenEnds.isGood(token.expiresAt(), null, now)
                ? "the person is not active"
                : "expired";
    String owner = people.byId(found.person()).map(StoredPerson::name).orElse("unknown");
    turnedAway.record(
        REJECTED,
        token.id(),
        new Actor(Actor.Kind.TOKEN, token.id(), owner),
        Map.of("name", token.name(), "reason", reason));
  }

  @Override
  public void foreign(Access access, String workspace) {
    turnedAway.record(
        REJECTED,
        access.actor().id(),
        access.actor(),
        Map.of("reason", "not good in this workspace", "workspace", workspace));
  }

  private static Map<String, Object> content(UUID person, Token token, boolean revoked) {
    Set<UUID> scope = token.workspaces();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("id", token.id().toString());
    content.put("person", person.toString());
    content.put("name", token.name());
    content.put("expires", TokenEnds.text(token.expiresAt()));
    content.put("readOnly", token.readOnly());
    if (token.rotatedAt() != null) {
      content.put("rotated", token.rotatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    content.put(
        "workspaces", scope == null ? "all" : scope.stream().map(UUID::toString).sorted().toList());
    content.put("revoked", revoked);
    return content;
  }

  private Optional<Access> access(Owned found, Instant now) {
    Optional<StoredPerson> owner = people.byId(found.person()).filter(person -> !person.disabled());
    owner.ifPresent(person -> tokens.used(found.token().id(), now, USE_NOTED_EVERY));
    return owner.map(
        person ->
            accesses
                .of(
                    person,
                    new Actor(Actor.Kind.TOKEN, found.token().id(), person.name()),
                    found.token().workspaces())
                .readingOnly(found.token().readOnly()));
  }

  @Override
  public List<Token> of(UUID person) {
    return transactions.crossing(() -> tokens.of(person));
  }

  @Override
  public Optional<Token> find(UUID person, UUID token) {
    return transactions
        .crossing(() -> tokens.byId(token))
        .filter(found -> found.person().equals(person))
        .map(Owned::token);
  }

  @Override
  public void revoke(UUID token, Actor by) {
    transactions.crossing(
        () -> {
          Owned known = tokens.byId(token).orElse(null);
          boolean revoked = tokens.revoke(token, clock.instant());
          if (revoked && known != null) {
            events.appendInstallation(
                "token.revoked",
                token,
                by,
                Changed.data(
                    Map.of("name", known.token().name(), "person", known.person().toString()),
                    content(known.person(), known.token(), false),
                    content(known.person(), known.token(), true)));
          }
          return revoked;
        });
  }
}
