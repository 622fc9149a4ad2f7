package io.fairlead.platform.workspace;

import io.fairlead.platform.event.Events;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.persistence.IdentityTable;
import io.fairlead.platform.workspace.persistence.PersonTable;
import io.fairlead.platform.workspace.persistence.PersonTable.StoredPerson;
import io.fairlead.platform.workspace.persistence.PersonTable.StoredRole;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

@Component
final class StoredFederation implements Federation {

  private static final Logger LOG = LoggerFactory.getLogger(StoredFederation.class);

  private final IdentityTable identities;
  private final PersonTable people;
  private final PersonChanges changes;
  private final Workspaces workspaces;
  private final Accesses accesses;
  private final Transactions transactions;
  private final Events events;
  private final TurnedAway turnedAway;
  private final PasswordEncoder encoder;
  private final Clock clock;

  StoredFederation(
      IdentityTable identities,
      PersonTable people,
      PersonChanges changes,
      Workspaces workspaces,
      Accesses accesses,
      Transactions transactions,
      Events events,
      TurnedAway turnedAway,
      PasswordEncoder encoder,
      Clock clock) {
    this.identities = identities;
    this.people = people;
    this.changes = changes;
    this.workspaces = workspaces;
    this.accesses = accesses;
    this.transactions = transactions;
    this.events = events;
    this.turnedAway = turnedAway;
    this.encoder = encoder;
    this.clock = clock;
  }

  @Override
  public Optional<Access> signIn(Identity who, Unknown unknown) {
    StoredPerson person = personOf(who);
    Actor by = new Actor(Actor.Kind.PERSON, person.id(), person.name());
    return transactions.crossing(
        () -> {
          changes.begin();
          changes.setRoles(person.id(), roles(who, unknown), Actor.PLATFORM);
          Access access = accesses.of(person, by, null);
          boolean opensNothing = access.roles().isEmpty() && access.installation().isEmpty();
          if (person.disabled() || opensNothing) {
            turnedAway.record(
                "sign-in.failed",
                person.id(),
                by,
                Map.of("reason", person.disabled() ? "the person is not active" : "no role"));
            return Optional.empty();
          }
          identities.signedIn(person.id(), clock.instant());
          events.appendInstallation(
              "sign-in.succeeded", person.id(), by, Map.of("issuer", who.issuer()));
          return Optional.of(access);
        });
  }

  @Override
  public Optional<Access> bearing(Identity who, Unknown unknown) {
    StoredPerson person = personOf(who);
    if (person.disabled()) {
      return Optional.empty();
    }
    Actor by = new Actor(Actor.Kind.TOKEN, person.id(), person.name());
    return Optional.of(
        transactions.crossing(() -> accesses.holding(person, by, roles(who, unknown))));
  }

  @Override
  public void turnAway(String reason) {
    turnedAway.record(
        "token.rejected",
        StoredAccessTokens.NOBODY,
        new Actor(Actor.Kind.TOKEN, StoredAccessTokens.NOBODY, "unknown"),
        Map.of("reason", Names.textLike(reason)));
  }

  private StoredPerson personOf(Identity who) {
    return transactions
        .crossing(() -> identities.person(who.issuer(), who.subject()).flatMap(people::byId))
        .orElseGet(() -> firstSeen(who));
  }

  private StoredPerson firstSeen(Identity who) {
    // What is hashed, slowly, is nobody's: it only keeps this person from signing in by password.
    String nobodys = encoder.encode(Secrets.next("").substring(0, 40));
    return transactions.crossing(
        () -> {
          changes.begin(); // two first requests at once make one person
          return identities
              .person(who.issuer(), who.subject())
              .flatMap(people::byId)
              .orElseGet(() -> insert(who, nobodys));
        });
  }

  private StoredPerson insert(Identity who, String password) {
    String wanted = Names.personNameLike(who.name());
    String shown = Names.textLike(who.displayName().isBlank() ? wanted : who.displayName());
    StoredPerson made =
        Stream.iterate(1, number -> number + 1)
            .map(number -> number == 1 ? wanted : wanted + "-" + number)
            .map(name -> new StoredPerson(Ids.next(), name, shown, password, false))
            .filter(person -> people.insert(person, clock.instant()))
            .findFirst()
            .orElseThrow();
    identities.insert(who.issuer(), who.subject(), made.id(), clock.instant());
    events.appendInstallation(
        "person.created",
        made.id(),
        Actor.PLATFORM,
        StoredPeople.created(made.name(), made.displayName(), Map.of("issuer", who.issuer())));
    return made;
  }

  private Set<StoredRole> roles(Identity who, Unknown unknown) {
    Set<StoredRole> roles = new HashSet<>();
    for (Identity.Claimed claimed : who.roles()) {
      String name = claimed.workspace();
      if (name == null) {
        if (claimed.role().isForInstallation()) {
          roles.add(new StoredRole(null, claimed.role()));
        }
      } else {
        workspace(name, unknown).ifPresent(id -> roles.add(new StoredRole(id, claimed.role())));
      }
    }
    return roles;
  }

  private Optional<UUID> workspace(String name, Unknown unknown) {
    Optional<UUID> known = workspaces.find(name).map(Workspace::id);
    if (known.isPresent() || unknown == Unknown.IGNORED || !Names.isWorkspace(name)) {
      if (known.isEmpty()) {
        LOG.info("A group names workspace '{}', which isn't there: it is passed over.", name);
      }
      return known;
    }
    return Optional.of(workspaces.create(name, name, Actor.PLATFORM).id());
  }
}
