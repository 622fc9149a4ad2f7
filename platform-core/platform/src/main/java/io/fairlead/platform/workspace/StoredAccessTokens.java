package io.fairlead.platform.workspace;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class StoredAccessTokens implements AccessTokens {

  private static final String PREFIX = "flt_";
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

  private final TokenTables tokens;
  private final PersonTable people;
  private final Accesses accesses;
  private final Transactions transactions;
  private final Events events;
  private final Clock clock;

  StoredAccessTokens(
      TokenTables tokens,
      PersonTable people,
      Accesses accesses,
      Transactions transactions,
      Events events,
      Clock clock) {
    this.tokens = tokens;
    this.people = people;
    this.accesses = accesses;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Issued issue(
      UUID person, String name, @Nullable Set<UUID> workspaces, Duration validFor, Actor by) {
    Names.checkText("name", name);
    if (!validFor.isPositive() || validFor.compareTo(LONGEST) > 0) {
      throw new InvalidInput(
          "validFor",
          "A token is valid for more than nothing and at most %d days.".formatted(LONGEST.toDays()),
          validFor.toString(),
          "Choose a shorter time and renew the token later.");
    }
    String secret = Secrets.next(PREFIX);
    Instant now = clock.instant();
    Token token = new Token(Ids.next(), name, workspaces, now, now.plus(validFor), null, null);
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
              Map.of(
                  "person", person.toString(),
                  "name", name,
                  "expires", token.expiresAt().toString()));
          return token;
        });
    return new Issued(token, secret);
  }

  @Override
  public Optional<Access> authenticate(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return transactions.crossing(
        () -> tokens.valid(Secrets.hash(secret), now).flatMap(found -> access(found, now)));
  }

  private Optional<Access> access(Owned found, Instant now) {
    Optional<StoredPerson> owner = people.byId(found.person()).filter(person -> !person.disabled());
    owner.ifPresent(person -> tokens.used(found.token().id(), now, USE_NOTED_EVERY));
    return owner.map(
        person ->
            accesses.of(
                person,
                new Actor(Actor.Kind.TOKEN, found.token().id(), person.name()),
                found.token().workspaces()));
  }

  @Override
  public List<Token> of(UUID person) {
    return transactions.crossing(() -> tokens.of(person));
  }

  @Override
  public void revoke(UUID token, Actor by) {
    transactions.crossing(
        () -> {
          boolean revoked = tokens.revoke(token, clock.instant());
          if (revoked) {
            events.appendInstallation("token.revoked", token, by, Map.of());
          }
          return revoked;
        });
  }
}
