package io.fairlead.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.catalog.Catalog;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.problem.NotPermitted;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Administration.NewPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class AdministrationTest {

  private static final String PASSWORD = "correct horse battery";

  private final Administration administration;
  private final People people;
  private final Workspaces workspaces;
  private final AgentTokens agentTokens;
  private final Catalog catalog;
  private final Transactions transactions;
  private final JdbcClient jdbc;
  private Access admin = new Access(Actor.PLATFORM, Ids.next(), "", Map.of(), Set.of());

  AdministrationTest(
      Administration administration,
      People people,
      Workspaces workspaces,
      AgentTokens agentTokens,
      Catalog catalog,
      Transactions transactions,
      JdbcClient jdbc) {
    this.administration = administration;
    this.people = people;
    this.workspaces = workspaces;
    this.agentTokens = agentTokens;
    this.catalog = catalog;
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void anAdmin() {
    UUID id = people.create("a" + Ids.next(), "Admin", PASSWORD, Actor.PLATFORM);
    people.grant(id, null, Role.ADMIN, Actor.PLATFORM);
    admin = access(id);
  }

  private Access access(UUID person) {
    return people.access(person).orElseThrow();
  }

  private static String unique() {
    String id = Ids.next().toString();
    return "n" + id.substring(id.length() - 12);
  }

  private Workspace workspace() {
    return workspaces.create(unique(), "Title", Actor.PLATFORM);
  }

  private Person person() {
    return administration.createPerson(unique(), "Ada", Map.of(), admin).person();
  }

  /** Kinds with the actor's name. */
  private List<String> eventsOf(UUID subject) {
    return transactions.crossing(
        () ->
            jdbc.sql(
                    "select kind || ' by ' || actor_name from installation_event"
                        + " where subject = ? order by id")
                .param(subject)
                .query(String.class)
                .list());
  }

  private String byAdmin(String kind) {
    return kind + " by " + admin.actor().name();
  }

  @Test
  void aNewWorkspaceHasTheCatalogAndItsCreatorARoleWhereWanted() {
    Workspace joined =
        administration.createWorkspace(Ids.next(), unique(), "Credit", Role.MANAGER, admin);
    Workspace left = administration.createWorkspace(Ids.next(), unique(), "Vision", null, admin);

    assertThat(catalog.trainers(joined.id())).contains("lightgbm");
    assertThat(access(admin.person()).rolesIn(joined.id())).containsExactly(Role.MANAGER);
    assertThat(access(admin.person()).rolesIn(left.id())).isEmpty();
    assertThat(eventsOf(joined.id())).containsExactly(byAdmin("workspace.created"));
    assertThat(eventsOf(admin.person())).contains(byAdmin("role.granted"));
    assertThat(workspaces.knownTo(admin))
        .extracting(Workspace::id)
        .contains(joined.id(), left.id());
  }

  @Test
  void aTakenNameLeavesNeitherWorkspaceNorRole() {
    String name = workspace().name();
    int before = eventsOf(admin.person()).size();
    assertThatThrownBy(
            () -> administration.createWorkspace(Ids.next(), name, "T", Role.MANAGER, admin))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Choose another name");
    assertThat(eventsOf(admin.person())).hasSize(before);
  }

  @Test
  void aNewPersonSignsInWithTheGeneratedPasswordAndHoldsTheirRoles() {
    Workspace here = workspace();
    NewPerson made =
        administration.createPerson(unique(), "Ada", Map.of(here.id(), Role.RESEARCHER), admin);

    Access signedIn = people.signIn(made.person().name(), made.password()).orElseThrow();
    assertThat(signedIn.rolesIn(here.id())).containsExactly(Role.RESEARCHER);
    assertThat(made.person().roles())
        .allMatch(held -> held.isIn(here.id()) && held.role() == Role.RESEARCHER)
        .hasSize(1);
    assertThat(eventsOf(made.person().id()))
        .startsWith(byAdmin("person.created"), byAdmin("role.granted"));
    assertThat(administration.person(made.person().name(), admin)).contains(made.person());
    assertThat(administration.person(made.person().id().toString(), admin)).contains(made.person());
  }

  @Test
  void aRoleReplacesTheOneBeforeAndCanBeTakenAway() {
    Workspace here = workspace();
    Person person = person();
    administration.setRole(person.id().toString(), here, Role.RESEARCHER, admin);
    administration.setRole(person.id().toString(), here, Role.MANAGER, admin);
    administration.setRole(person.id().toString(), here, Role.MANAGER, admin);
    assertThat(access(person.id()).rolesIn(here.id())).containsExactly(Role.MANAGER);
    administration.setRole(person.id().toString(), here, null, admin);
    assertThat(access(person.id()).rolesIn(here.id())).isEmpty();
    assertThat(eventsOf(person.id()))
        .containsExactly(
            byAdmin("person.created"),
            byAdmin("role.granted"),
            byAdmin("role.taken"),
            byAdmin("role.granted"),
            byAdmin("role.taken"));
    assertThatThrownBy(
            () -> administration.setRole(person.id().toString(), null, Role.MANAGER, admin))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(
            () -> administration.setRole(Ids.next().toString(), here, Role.MANAGER, admin))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void whoIsDeactivatedCanNotSignInUntilTheyAreActiveAgain() {
    NewPerson made = administration.createPerson(unique(), "Ada", Map.of(), admin);
    String name = made.person().name();
    UUID id = made.person().id();
    assertThat(administration.setActive(id, false, admin).isActive()).isFalse();
    assertThat(people.signIn(name, made.password())).isEmpty();
    assertThat(people.access(id)).isEmpty();
    administration.setActive(id, false, admin);
    assertThat(administration.setActive(id, true, admin).isActive()).isTrue();
    assertThat(people.signIn(name, made.password())).isPresent();
    assertThat(eventsOf(id))
        .contains(byAdmin("person.deactivated"), byAdmin("person.activated"))
        .filteredOn(byAdmin("person.deactivated")::equals)
        .hasSize(1);
  }

  @Test
  void aRenewedPasswordReplacesTheOldOne() {
    NewPerson made = administration.createPerson(unique(), "Ada", Map.of(), admin);
    String fresh = administration.renewPassword(made.person().id(), admin).password();
    assertThat(people.signIn(made.person().name(), made.password())).isEmpty();
    assertThat(people.signIn(made.person().name(), fresh)).isPresent();
    assertThat(eventsOf(made.person().id())).contains(byAdmin("person.password-renewed"));
  }

  @Test
  void theLastAdminStays() {
    for (Person other : all()) {
      if (!other.id().equals(admin.person())) {
        administration.setActive(other.id(), false, admin);
      }
    }
    UUID last = admin.person();
    assertThatThrownBy(() -> administration.setActive(last, false, admin))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("make another person admin first");
    assertThatThrownBy(() -> administration.setRole(last.toString(), null, null, admin))
        .isInstanceOf(Conflict.class);
    assertThat(access(last).installation()).containsExactly(Role.ADMIN);

    UUID second = person().id();
    administration.setRole(second.toString(), null, Role.ADMIN, admin);
    administration.setActive(last, false, admin);
    assertThat(people.access(last)).isEmpty();
  }

  private List<Person> all() {
    List<Person> all = new ArrayList<>();
    @Nullable String after = null;
    do {
      Page<Person> page = administration.people(after, 2, admin);
      all.addAll(page.items());
      after = page.next();
    } while (after != null);
    return all;
  }

  @Test
  void listsArePagedByName() {
    person();
    person();
    person();
    List<String> names = all().stream().map(Person::name).toList();
    assertThat(names).hasSizeGreaterThan(3).doesNotHaveDuplicates().isSorted();
    workspace();
    workspace();
    Page<Team> first = administration.workspaces(null, 1, admin);
    Page<Team> second = administration.workspaces(first.next(), 1, admin);
    assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
  }

  @Test
  void membersSeeEachOtherAndNothingElse() {
    Workspace here = workspace();
    Person ada = person();
    Person max = person();
    administration.setRole(ada.id().toString(), here, Role.RESEARCHER, admin);
    administration.setRole(max.id().toString(), here, Role.MANAGER, admin);
    administration.setRole(max.id().toString(), workspace(), Role.MANAGER, admin);
    Page<Member> members = administration.members(here, null, 10, access(ada.id()));
    assertThat(members.items())
        .extracting(Member::person, Member::roles)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(ada.id(), Set.of(Role.RESEARCHER)),
            org.assertj.core.groups.Tuple.tuple(max.id(), Set.of(Role.MANAGER)));
    assertThatThrownBy(() -> administration.members(here, null, 10, access(person().id())))
        .isInstanceOf(NotPermitted.class);
  }

  @Test
  void anAdminOfAWorkspaceGivesRolesThereAlone() {
    Workspace here = workspace();
    Person person = person();
    administration.setRole(person.id().toString(), here, Role.ADMIN, admin);
    Access local = access(person.id());
    UUID other = person().id();
    administration.setRole(other.toString(), here, Role.RESEARCHER, local);
    assertThat(access(other).rolesIn(here.id())).containsExactly(Role.RESEARCHER);
    Workspace elsewhere = workspace();
    assertRefused(
        () -> administration.setRole(other.toString(), elsewhere, Role.RESEARCHER, local));
    assertRefused(() -> administration.setRole(other.toString(), null, Role.ADMIN, local));
    assertRefused(() -> administration.createWorkspace(Ids.next(), unique(), "T", null, local));
  }

  @Test
  void aManagerChoosesMembersButNoAdmin() {
    Workspace here = workspace();
    Person person = person();
    administration.setRole(person.id().toString(), here, Role.MANAGER, admin);
    Access manager = access(person.id());
    String other = person().id().toString();
    administration.setRole(other, here, Role.AUDITOR, manager);
    administration.setRole(other, here, null, manager);
    assertRefused(() -> administration.setRole(other, here, Role.ADMIN, manager));
    assertRefused(() -> administration.setRole(other, workspace(), Role.AUDITOR, manager));
    administration.setRole(other, here, Role.ADMIN, admin);
    assertRefused(() -> administration.setRole(other, here, null, manager));
    assertRefused(() -> administration.setRole(other, null, Role.AUDITOR, manager));
  }

  @Test
  void whoIsNoAdminIsRefusedAndNothingChanges() {
    Workspace here = workspace();
    UUID victim = person().id();
    for (Role role : List.of(Role.RESEARCHER, Role.MANAGER, Role.AUDITOR)) {
      UUID id = person().id();
      administration.setRole(id.toString(), here, role, admin);
      if (role.isForInstallation()) {
        administration.setRole(id.toString(), null, role, admin);
      }
      Access other = access(id);
      long events = events();
      assertRefused(() -> administration.workspaces(null, 1, other));
      assertRefused(
          () -> administration.createWorkspace(Ids.next(), unique(), "T", Role.ADMIN, other));
      assertRefused(() -> administration.people(null, 1, other));
      assertRefused(() -> administration.person(victim.toString(), other));
      assertRefused(() -> administration.createPerson(unique(), "A", Map.of(), other));
      assertRefused(() -> administration.setRole(id.toString(), here, Role.ADMIN, other));
      assertRefused(() -> administration.setRole(id.toString(), null, Role.ADMIN, other));
      assertRefused(() -> administration.setActive(victim, false, other));
      assertRefused(() -> administration.renewPassword(victim, other));
      assertRefused(() -> agentTokens.issue(new AgentTokens.Wanted("mine", null, null), other));
      assertRefused(() -> agentTokens.list(null, 1, other));
      assertRefused(() -> agentTokens.revoke(Ids.next(), other));
      assertThat(events()).isEqualTo(events);
    }
  }

  private static void assertRefused(ThrowingCallable deed) {
    assertThatThrownBy(deed).isInstanceOf(NotPermitted.class).hasMessageContaining("role admin");
  }

  private long events() {
    return transactions.crossing(
        () -> jdbc.sql("select count(*) from installation_event").query(Long.class).single());
  }

  @Test
  void anAgentsTokenIsListedUsedAndRevoked() {
    AgentTokens.Issued issued =
        agentTokens.issue(new AgentTokens.Wanted("cluster-a", null, null), admin);
    UUID id = issued.token().id();
    assertThat(listed(id).lastUsedAt()).isNull();
    assertThat(agentTokens.authenticate(issued.secret()).orElseThrow().name())
        .isEqualTo("cluster-a");
    assertThat(listed(id).lastUsedAt()).isNotNull();

    agentTokens.revoke(id, admin);
    agentTokens.revoke(id, admin);
    assertThat(agentTokens.authenticate(issued.secret())).isEmpty();
    assertThat(listed(id).revokedAt()).isNotNull();
    assertThat(eventsOf(id))
        .containsExactly(
            byAdmin("agent-token.issued"),
            byAdmin("agent-token.revoked"),
            "agent-token.rejected by cluster-a");
    assertThatThrownBy(() -> agentTokens.revoke(Ids.next(), admin)).isInstanceOf(NotFound.class);
    agentTokens.issue(new AgentTokens.Wanted("cluster-b", null, null), admin);
    Page<AgentTokens.Token> first = agentTokens.list(null, 1, admin);
    assertThat(first.items()).extracting(AgentTokens.Token::name).containsExactly("cluster-b");
    assertThat(agentTokens.list(first.next(), 1, admin).items().getFirst().id()).isEqualTo(id);
  }

  private AgentTokens.Token listed(UUID id) {
    return agentTokens.list(null, 100, admin).items().stream()
        .filter(token -> token.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
