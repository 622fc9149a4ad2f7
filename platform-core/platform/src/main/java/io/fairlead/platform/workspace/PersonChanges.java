package io.fairlead.platform.workspace;

import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.persistence.PersonTable;
import io.fairlead.platform.workspace.persistence.PersonTable.StoredPerson;
import io.fairlead.platform.workspace.persistence.PersonTable.StoredRole;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Changes what people are, each change with its event, in the crossing transaction it is in. */
@Component
final class PersonChanges {

  private final PersonTable table;
  private final Events events;
  private final Changes changes;
  private final Clock clock;
  private final PasswordEncoder encoder;
  private final Guessing guessing;

  PersonChanges(
      PersonTable table,
      Events events,
      Changes changes,
      Clock clock,
      PasswordEncoder encoder,
      Guessing guessing) {
    this.table = table;
    this.events = events;
    this.changes = changes;
    this.clock = clock;
    this.encoder = encoder;
    this.guessing = guessing;
  }

  /** Lets changes come one after the other, so that two admins can't end each other. */
  void begin() {
    table.lockChanges();
  }

  /** Makes {@code role} the only one held there, or takes all away where it is null. */
  void setRole(Person person, @Nullable UUID workspace, @Nullable Role role, Actor by) {
    if (role != null) {
      StoredPeople.checkHeldBy(workspace, role);
    }
    for (Person.Held held : person.roles()) {
      if (held.isIn(workspace)
          && held.role() != role
          && table.take(person.id(), workspace, held.role())) {
        record("role.taken", person, roleTaken(workspace, held.role()), by);
        changes.accessLost(person.id());
      }
    }
    if (role != null && table.grant(Ids.next(), person.id(), workspace, role)) {
      record("role.granted", person, roleGranted(workspace, role), by);
    }
    requireAnAdmin();
  }

  /**
   * Makes {@code wanted} all that a person holds; also where nobody would be left who administers,
   * since who decides that is elsewhere.
   */
  void setRoles(UUID person, Set<StoredRole> wanted, Actor by) {
    Set<StoredRole> held = Set.copyOf(table.roles(person));
    for (StoredRole each : held) {
      if (!wanted.contains(each) && table.take(person, each.workspace(), each.role())) {
        events.appendInstallation(
            "role.taken", person, by, roleTaken(each.workspace(), each.role()));
        changes.accessLost(person);
      }
    }
    for (StoredRole each : wanted) {
      if (!held.contains(each) && table.grant(Ids.next(), person, each.workspace(), each.role())) {
        events.appendInstallation(
            "role.granted", person, by, roleGranted(each.workspace(), each.role()));
      }
    }
  }

  void setActive(Person person, boolean active, Actor by) {
    if (person.isActive() == active) {
      return;
    }
    table.disable(person.id(), active ? null : clock.instant());
    events.appendInstallation(
        active ? "person.activated" : "person.deactivated",
        person.id(),
        by,
        Changed.data(
            Map.of("name", person.name()), Map.of("active", !active), Map.of("active", active)));
    requireAnAdmin();
  }

  /** An admin makes a new one, since the person lost theirs, or someone else has it. */
  void setPassword(Person person, String password, Actor by) {
    setPassword(person.id(), person.name(), "person.password-renewed", password, by);
  }

  /** The person makes a new one. */
  void changePassword(StoredPerson person, String password, Actor by) {
    setPassword(person.id(), person.name(), "person.password-changed", password, by);
  }

  /** Whoever signed in with the old one is out, and known nowhere. */
  private void setPassword(UUID person, String name, String kind, String password, Actor by) {
    String hash = encoder.encode(password);
    String before = table.byId(person).map(StoredPerson::passwordHash).orElse("");
    table.setPassword(person, hash);
    guessing.forgetPlaces(person);
    // digests of salted hashes: they say that it changed, and nothing about it
    events.appendInstallation(
        kind,
        person,
        by,
        Changed.data(Map.of("name", name), Map.of("password", before), Map.of("password", hash)));
  }

  private void record(String kind, Person person, Map<String, Object> data, Actor by) {
    events.appendInstallation(kind, person.id(), by, data);
  }

  static Map<String, Object> roleGranted(@Nullable UUID workspace, Role role) {
    Map<String, Object> data = roleData(workspace, role);
    return Changed.data(data, null, data);
  }

  private static Map<String, Object> roleTaken(@Nullable UUID workspace, Role role) {
    Map<String, Object> data = roleData(workspace, role);
    return Changed.data(data, data, null);
  }

  private static Map<String, Object> roleData(@Nullable UUID workspace, Role role) {
    Map<String, Object> data = new HashMap<>(Map.of("role", role.name()));
    if (workspace != null) {
      data.put("workspace", workspace.toString());
    }
    return data;
  }

  private void requireAnAdmin() {
    if (!table.anyAdmin()) {
      throw new Conflict(
          "Someone who can sign in must be admin of the whole installation, and this is the last"
              + " one: make another person admin first.");
    }
  }
}
