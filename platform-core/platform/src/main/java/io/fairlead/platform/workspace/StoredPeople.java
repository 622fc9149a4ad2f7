package io.fairlead.platform.workspace;

import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.persistence.IdentityTable;
import io.fairlead.platform.workspace.persistence.PersonTable;
import io.fairlead.platform.workspace.persistence.PersonTable.StoredPerson;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

@Component
final class StoredPeople implements People {

  private static final UUID NOBODY = new UUID(0, 0);
  private static final int SHOWN_NAME = 63;

  private final PasswordEncoder encoder;

  /** Compared with when there is no such person, so that both answers take as long. */
  private final String nobodysHash;

  private final PersonTable table;
  private final Accesses accesses;
  private final Transactions transactions;
  private final Events events;
  private final TurnedAway turnedAway;
  private final Guessing guessing;
  private final PersonChanges changes;
  private final IdentityTable identities;
  private final SignIns signIns;
  private final Clock clock;

  StoredPeople(
      PasswordEncoder encoder,
      PersonTable table,
      Accesses accesses,
      Transactions transactions,
      Events events,
      TurnedAway turnedAway,
      Guessing guessing,
      PersonChanges changes,
      IdentityTable identities,
      SignIns signIns,
      Clock clock) {
    this.encoder = encoder;
    this.nobodysHash = encoder.encode("nobody has this");
    this.table = table;
    this.accesses = accesses;
    this.transactions = transactions;
    this.events = events;
    this.turnedAway = turnedAway;
    this.guessing = guessing;
    this.changes = changes;
    this.identities = identities;
    this.signIns = signIns;
    this.clock = clock;
  }

  @Override
  public UUID create(String name, String displayName, String password, Actor by) {
    Names.checkPerson(name);
    Names.checkText("displayName", displayName);
    Names.checkPassword(password);
    StoredPerson person =
        new StoredPerson(Ids.next(), name, displayName, encoder.encode(password), false);
    return transactions.crossing(
        () -> {
          if (!table.insert(person, clock.instant())) {
            throw new InvalidInput(
                "name", "A person's name is unique.", name, "Choose another name; it is taken.");
          }
          events.appendInstallation(
              "person.created", person.id(), by, created(name, displayName, Map.of()));
          return person.id();
        });
  }

  /**
   * @param more to be told, next to the name
   */
  static Map<String, Object> created(String name, String displayName, Map<String, String> more) {
    Map<String, Object> told = new HashMap<>(more);
    told.put("name", name);
    return Changed.data(told, null, Map.of("name", name, "displayName", displayName));
  }

  @Override
  public void grant(UUID person, @Nullable UUID workspace, Role role, Actor by) {
    checkHeldBy(workspace, role);
    transactions.crossing(
        () -> {
          if (find(person).isEmpty()) {
            throw new NotFound("person", person.toString());
          }
          if (table.grant(Ids.next(), person, workspace, role)) {
            events.appendInstallation(
                "role.granted", person, by, PersonChanges.roleGranted(workspace, role));
          }
          return person;
        });
  }

  static void checkHeldBy(@Nullable UUID workspace, Role role) {
    if (workspace == null && !role.isForInstallation()) {
      throw new InvalidInput(
          "role",
          "Only AUDITOR and ADMIN are held for the whole installation.",
          role.name(),
          "Name the workspace in which to hold it.");
    }
  }

  @Override
  public Optional<Access> signIn(String name, String password, Origin from) {
    Optional<StoredPerson> named = transactions.crossing(() -> table.byName(printable(name)));
    Guessing.Try tried =
        guessing.begin(printable(name), named.map(StoredPerson::id).orElse(null), from);
    Optional<StoredPerson> known = named.filter(person -> !person.disabled());
    // Outside of a transaction: this takes a tenth of a second on purpose.
    boolean right =
        encoder.matches(password, known.map(StoredPerson::passwordHash).orElse(nobodysHash));
    return transactions.crossing(
        () -> {
          Optional<Access> access =
              known.filter(person -> right).flatMap(this::unchanged).map(this::access);
          UUID id = known.map(StoredPerson::id).orElse(NOBODY);
          Actor by = new Actor(Actor.Kind.PERSON, id, shown(name));
          if (access.isPresent()) {
            guessing.right(tried, id);
            events.appendInstallation("sign-in.succeeded", id, by, Map.of());
          } else {
            turnedAway.record("sign-in.failed", id, by, Map.of());
            guessing.wrong(tried);
          }
          return access;
        });
  }

  /** As they are now, unless their password changed while it was checked. */
  private Optional<StoredPerson> unchanged(StoredPerson checked) {
    return find(checked.id())
        .filter(person -> person.passwordHash().equals(checked.passwordHash()));
  }

  @Override
  public void changePassword(
      UUID person, String old, String fresh, Origin from, @Nullable UUID but) {
    StoredPerson before =
        transactions
            .crossing(() -> find(person))
            .orElseThrow(() -> new NotFound("person", person.toString()));
    if (!hasPassword(person)) {
      throw new Conflict(
          "Your password isn't kept here: change it where you sign in, at your organisation.");
    }
    Names.checkPassword(fresh);
    if (fresh.equals(old)) {
      throw new InvalidInput(
          "password", "A new password is another than the old one.", null, "Choose another.");
    }
    Guessing.Try tried = guessing.begin(before.name(), person, from);
    boolean right = encoder.matches(old, before.passwordHash());
    Actor by = new Actor(Actor.Kind.PERSON, person, before.name());
    boolean changed =
        transactions.crossing(
            () -> {
              changes.begin();
              Optional<StoredPerson> still = Optional.of(before).filter(each -> right);
              still = still.flatMap(this::unchanged);
              if (still.isEmpty()) {
                turnedAway.record(
                    "sign-in.failed", person, by, Map.of("reason", "a change of the password"));
                guessing.wrong(tried);
                return false;
              }
              changes.changePassword(before, fresh, by);
              signIns.endOf(person, but);
              guessing.right(tried, person);
              return true;
            });
    if (!changed) {
      throw new InvalidInput(
          "old", "The old password is the one that you have now.", null, "Type it again.");
    }
  }

  @Override
  public boolean hasPassword(UUID person) {
    return transactions.crossing(() -> identities.issuerOf(person)).isEmpty();
  }

  /** No database keeps all characters; with a question mark it is nobody's name. */
  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  /** What was typed, as far as a trail can keep it. */
  private static String shown(String name) {
    String printable = printable(name);
    return printable.length() <= SHOWN_NAME ? printable : printable.substring(0, SHOWN_NAME);
  }

  @Override
  public Optional<Access> access(UUID person) {
    return transactions.crossing(() -> find(person).map(this::access));
  }

  private Optional<StoredPerson> find(UUID person) {
    return table.byId(person).filter(found -> !found.disabled());
  }

  private Access access(StoredPerson person) {
    return accesses.of(person, new Actor(Actor.Kind.PERSON, person.id(), person.name()), null);
  }

  @Override
  public boolean none() {
    return !transactions.crossing(table::any);
  }
}
