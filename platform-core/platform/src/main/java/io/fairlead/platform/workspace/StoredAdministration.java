package io.fairlead.platform.workspace;

import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.persistence.IdentityTable;
import io.fairlead.platform.workspace.persistence.PeopleListing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class StoredAdministration implements Administration {

  private final Workspaces workspaces;
  private final People people;
  private final PersonChanges changes;
  private final PeopleListing listing;
  private final IdentityTable identities;
  private final SignIns signIns;
  private final Transactions transactions;

  StoredAdministration(
      Workspaces workspaces,
      People people,
      PersonChanges changes,
      PeopleListing listing,
      IdentityTable identities,
      SignIns signIns,
      Transactions transactions) {
    this.workspaces = workspaces;
    this.people = people;
    this.changes = changes;
    this.listing = listing;
    this.identities = identities;
    this.signIns = signIns;
    this.transactions = transactions;
  }

  @Override
  public Page<Team> workspaces(@Nullable String after, int limit, Access by) {
    by.require(Permission.ADMINISTER);
    return page(
        transactions.crossing(() -> listing.teams(start(after), limit + 1)),
        limit,
        team -> team.workspace().name());
  }

  @Override
  public Workspace createWorkspace(
      UUID id, String name, String title, @Nullable Role own, Access by) {
    by.require(Permission.ADMINISTER);
    return transactions.in(
        id,
        () -> {
          Workspace made =
              workspaces.create(id, name, title, by.actor().with(Permission.ADMINISTER));
          if (own != null) {
            people.grant(by.person(), made.id(), own, by.actor().with(Permission.ADMINISTER));
          }
          return made;
        });
  }

  @Override
  public Page<Person> people(@Nullable String after, int limit, Access by) {
    by.require(Permission.ADMINISTER);
    return page(
        transactions.crossing(() -> listing.people(start(after), limit + 1)), limit, Person::name);
  }

  @Override
  public Optional<Person> person(String nameOrId, Access by) {
    by.require(Permission.ADMINISTER);
    return transactions.crossing(() -> find(nameOrId));
  }

  @Override
  public NewPerson createPerson(String name, String displayName, Map<UUID, Role> roles, Access by) {
    by.require(Permission.ADMINISTER);
    String password = Passwords.next();
    return transactions.crossing(
        () -> {
          UUID id =
              people.create(name, displayName, password, by.actor().with(Permission.ADMINISTER));
          roles.forEach(
              (workspace, role) ->
                  people.grant(id, workspace, role, by.actor().with(Permission.ADMINISTER)));
          return new NewPerson(known(id), password);
        });
  }

  @Override
  public Person setRole(
      String person, @Nullable Workspace workspace, @Nullable Role role, Access by) {
    if (workspace == null) {
      by.require(Permission.ADMINISTER);
    } else {
      by.require(Permission.MANAGE_MEMBERS, workspace);
    }
    return transactions.crossing(
        () -> {
          changes.begin();
          Person found = find(person).orElseThrow(() -> new NotFound("person", person));
          requireOurs(
              found, "the roles", "Change their groups there: it counts at their next sign-in.");
          Permission used = workspace == null ? Permission.ADMINISTER : Permission.MANAGE_MEMBERS;
          if (workspace != null && (role == Role.ADMIN || isAdmin(found, workspace))) {
            used = Permission.ADMINISTER; // who chooses members makes and ends no admin
            by.require(used, workspace);
          }
          changes.setRole(
              found, workspace == null ? null : workspace.id(), role, by.actor().with(used));
          return known(found.id());
        });
  }

  @Override
  public Person setActive(UUID person, boolean active, Access by) {
    by.require(Permission.ADMINISTER);
    return transactions.crossing(
        () -> {
          changes.begin();
          changes.setActive(known(person), active, by.actor().with(Permission.ADMINISTER));
          if (!active) {
            signIns.endOf(person, null);
          }
          return known(person);
        });
  }

  @Override
  public NewPerson renewPassword(UUID person, Access by) {
    by.require(Permission.ADMINISTER);
    String password = Passwords.next();
    return transactions.crossing(
        () -> {
          changes.begin();
          requireOurs(known(person), "the password", "Change it there.");
          changes.setPassword(known(person), password, by.actor().with(Permission.ADMINISTER));
          signIns.endOf(person, null);
          return new NewPerson(known(person), password);
        });
  }

  @Override
  public Page<Member> members(Workspace workspace, @Nullable String after, int limit, Access by) {
    by.require(Permission.SEE, workspace);
    return page(
        transactions.crossing(() -> listing.members(workspace.id(), start(after), limit + 1)),
        limit,
        Member::name);
  }

  private static boolean isAdmin(Person person, Workspace workspace) {
    return person.roles().stream()
        .anyMatch(held -> held.isIn(workspace.id()) && held.role() == Role.ADMIN);
  }

  private void requireOurs(Person person, String what, String wayOut) {
    identities
        .issuerOf(person.id())
        .ifPresent(
            issuer -> {
              throw new Conflict(
                  "%s keeps %s of %s. %s".formatted(issuer, what, person.name(), wayOut));
            });
  }

  private Optional<Person> find(String nameOrId) {
    return listing.byName(nameOrId).or(() -> Ids.parse(nameOrId).flatMap(listing::byId));
  }

  private Person known(UUID person) {
    return listing.byId(person).orElseThrow(() -> new NotFound("person", person.toString()));
  }

  private static String start(@Nullable String after) {
    return after == null ? "" : after;
  }

  private static <T> Page<T> page(List<T> found, int limit, Function<T, String> cursor) {
    return found.size() > limit
        ? new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)))
        : new Page<>(found, null);
  }
}
