package io.fairlead.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class PeopleTest {

  private static final String PASSWORD = "correct horse battery";

  private final People people;
  private final Workspaces workspaces;
  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final String name = "p" + Ids.next();

  PeopleTest(People people, Workspaces workspaces, Transactions transactions, JdbcClient jdbc) {
    this.people = people;
    this.workspaces = workspaces;
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  private UUID person() {
    return people.create(name, "Ada", PASSWORD, Actor.PLATFORM);
  }

  private UUID workspace() {
    String unique = "w" + Ids.next().toString().substring(9);
    return workspaces.create(unique, unique, Actor.PLATFORM).id();
  }

  private Access access(UUID person) {
    return people.access(person).orElseThrow();
  }

  private List<String> eventsOf(UUID subject) {
    return transactions.crossing(
        () ->
            jdbc.sql("select kind from installation_event where subject = ? order by id")
                .param(subject)
                .query(String.class)
                .list());
  }

  @Test
  void whoKnowsThePasswordSignsInAndBothOutcomesAreEvents() {
    UUID person = person();

    assertThat(people.signIn(name, "wrong")).isEmpty();
    Access access = people.signIn(name, PASSWORD).orElseThrow();

    assertThat(access.person()).isEqualTo(person);
    assertThat(access.actor()).isEqualTo(new Actor(Actor.Kind.PERSON, person, name));
    assertThat(access.displayName()).isEqualTo("Ada");
    assertThat(eventsOf(person))
        .containsExactly("person.created", "sign-in.failed", "sign-in.succeeded");
    assertThat(people.none()).isFalse();
  }

  @Test
  void aStrangerDoesNotSignIn() {
    assertThat(people.signIn("nobody", PASSWORD)).isEmpty();
    assertThat(eventsOf(new UUID(0, 0))).contains("sign-in.failed");
  }

  @Test
  void aDisabledPersonHasNoAccess() {
    UUID person = person();
    transactions.crossing(
        () ->
            jdbc.sql("update person set disabled_at = now() where id = ?").param(person).update());
    assertThat(people.signIn(name, PASSWORD)).isEmpty();
    assertThat(people.access(person)).isEmpty();
  }

  @Test
  void thePasswordIsNotStored() {
    UUID person = person();
    String stored =
        transactions.crossing(
            () ->
                jdbc.sql("select person::text from person where id = ?")
                    .param(person)
                    .query(String.class)
                    .single());
    assertThat(stored).contains("{bcrypt}").doesNotContain(PASSWORD);
  }

  @Test
  void rolesAreHeldPerWorkspaceAndGivenOnce() {
    UUID person = person();
    UUID here = workspace();
    UUID elsewhere = workspace();
    people.grant(person, here, Role.RESEARCHER, Actor.PLATFORM);
    people.grant(person, here, Role.RESEARCHER, Actor.PLATFORM);

    assertThat(access(person).rolesIn(here)).containsExactly(Role.RESEARCHER);
    assertThat(access(person).rolesIn(elsewhere)).isEmpty();
    assertThat(workspaces.visibleTo(access(person)))
        .extracting(Workspace::id)
        .containsExactly(here);
    assertThat(eventsOf(person)).containsExactly("person.created", "role.granted");
  }

  @Test
  void anInstallationsAuditorReadsEverywhereAnAdminNowhere() {
    UUID person = person();
    UUID here = workspace();
    people.grant(person, null, Role.ADMIN, Actor.PLATFORM);
    assertThat(access(person).rolesIn(here)).isEmpty();
    assertThat(access(person).installation()).containsExactly(Role.ADMIN);

    people.grant(person, null, Role.AUDITOR, Actor.PLATFORM);
    assertThat(Permission.READ.grantedBy(access(person).rolesIn(here))).isTrue();
    assertThat(Permission.RUN_STUDIES.grantedBy(access(person).rolesIn(here))).isFalse();
  }

  @Test
  void someRolesAreNotForTheInstallation() {
    UUID person = person();
    assertThatThrownBy(() -> people.grant(person, null, Role.MANAGER, Actor.PLATFORM))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("MANAGER");
    assertThatThrownBy(() -> people.grant(Ids.next(), workspace(), Role.MANAGER, Actor.PLATFORM))
        .isInstanceOf(NotFound.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ada", "1ada", "a da", "a/b"})
  void malformedNamesAreRefused(String malformed) {
    assertThatThrownBy(() -> people.create(malformed, "Ada", PASSWORD, Actor.PLATFORM))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("name: ");
  }

  @Test
  void aNameIsUnique() {
    UUID first = person();
    assertThatThrownBy(this::person).isInstanceOf(InvalidInput.class).hasMessageContaining("taken");
    assertThat(eventsOf(first)).containsExactly("person.created");
  }

  @Test
  void aBadPasswordIsRefusedAndNotShown() {
    for (String bad : Set.of("tiny-secret", "é".repeat(37))) {
      assertThatThrownBy(() -> people.create(name, "Ada", bad, Actor.PLATFORM))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("password")
          .hasMessageNotContaining(bad);
    }
  }
}
