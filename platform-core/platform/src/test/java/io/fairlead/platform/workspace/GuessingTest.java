package io.fairlead.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotPermitted;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.persistence.GuessingTable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class GuessingTest {

  private static final String PASSWORD = "correct horse battery";
  private static final Access ADMIN =
      new Access(Actor.PLATFORM, new UUID(0, 1), "", Map.of(), Set.of(Role.ADMIN));

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final People people;
  private final SignIns signIns;
  private final Guessing guessing;
  private final GuessingTable table;
  private final GuessingSettings settings;
  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final String name = "g" + Ids.next();
  private final UUID person;

  GuessingTest(
      People people,
      SignIns signIns,
      Guessing guessing,
      GuessingTable table,
      GuessingSettings settings,
      Transactions transactions,
      JdbcClient jdbc,
      Clock clock) {
    this.people = people;
    this.signIns = signIns;
    this.guessing = guessing;
    this.table = table;
    this.settings = settings;
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.clock = clock;
    this.person = people.create(name, "Ada", PASSWORD, Actor.PLATFORM);
  }

  /** An address that no other test has. */
  private static Origin anywhere() {
    int next = ADDRESSES.incrementAndGet();
    return Origin.of("2001:db8:%x:%x::1".formatted(next >> 16, next & 0xffff));
  }

  private boolean signsIn(String password, Origin from) {
    return people.signIn(name, password, from).isPresent();
  }

  private void guess(int times, String name) {
    for (int i = 0; i < times; i++) {
      assertThat(people.signIn(name, "wrong", anywhere())).isEmpty();
    }
  }

  private static long wait(org.assertj.core.api.ThrowableAssert.ThrowingCallable held) {
    HeldBack why = org.assertj.core.api.Assertions.catchThrowableOfType(HeldBack.class, held);
    assertThat(why).isNotNull();
    return why.seconds();
  }

  private int sql(String statement, Object... parameters) {
    return transactions.crossing(() -> jdbc.sql(statement).params(List.of(parameters)).update());
  }

  /** As if the waits of all had passed. */
  private void later() {
    sql("update guessing set held_until = ? where held_until is not null", atTheStart());
  }

  private static java.time.OffsetDateTime atTheStart() {
    return Instant.EPOCH.atOffset(java.time.ZoneOffset.UTC);
  }

  @Test
  void strangersWaitLongerAndLongerAndTheRightPasswordIsNotLookedAt() {
    guess(settings.byAccount(), name);
    long first = wait(() -> signsIn(PASSWORD, anywhere()));
    assertThat(first).isBetween(1L, Guessing.FIRST_WAIT.toSeconds());
    later();
    guess(1, name);
    assertThat(wait(() -> signsIn(PASSWORD, anywhere())))
        .isBetween(Guessing.FIRST_WAIT.toSeconds(), 2 * Guessing.FIRST_WAIT.toSeconds());
    later();
    sql("update guessing set failures = 1000 where person_id = ?", person);
    guess(1, name);
    assertThat(wait(() -> signsIn(PASSWORD, anywhere())))
        .as("nothing is shut for good")
        .isLessThanOrEqualTo(Guessing.LONGEST_WAIT.toSeconds());
    later();
    assertThat(signsIn(PASSWORD, anywhere())).isTrue();
    guess(1, name); // counted anew
    assertThat(signsIn(PASSWORD, anywhere())).isTrue();
  }

  @Test
  void aStrangerDoesNotKeepTheirVictimOut() {
    Origin home = anywhere();
    Origin laptop = new Origin(anywhere().address(), "a-browser's-own-secret");
    assertThat(signsIn(PASSWORD, home)).isTrue();
    assertThat(signsIn(PASSWORD, laptop)).isTrue();
    guess(settings.byAccount(), name);
    assertThatThrownBy(() -> signsIn(PASSWORD, anywhere())).isInstanceOf(HeldBack.class);
    assertThat(signsIn(PASSWORD, home)).as("from an address they are known at").isTrue();
    Origin elsewhere = new Origin(anywhere().address(), laptop.device());
    assertThat(signsIn(PASSWORD, elsewhere)).as("with a browser they are known by").isTrue();

    Origin stolen = new Origin(anywhere().address(), "another-secret");
    assertThatThrownBy(() -> signsIn(PASSWORD, stolen)).isInstanceOf(HeldBack.class);
    for (int i = 0; i < settings.byAccount(); i++) {
      assertThat(signsIn("wrong", elsewhere)).isFalse();
    }
    assertThatThrownBy(() -> signsIn(PASSWORD, elsewhere))
        .as("a known browser doesn't guess without end")
        .isInstanceOf(HeldBack.class);
    assertThat(signsIn(PASSWORD, home)).as("and holds no other place back").isTrue();
  }

  @Test
  void aNameThatNobodyHasWaitsAlike() {
    String nobody = "n" + Ids.next();
    guess(settings.byAccount(), nobody);
    assertThatThrownBy(() -> people.signIn(nobody, "wrong", anywhere()))
        .isInstanceOf(HeldBack.class);
  }

  @Test
  void manyAtOnceAreNoWayAround() throws InterruptedException {
    AtomicInteger looked = new AtomicInteger();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4 * settings.byAccount(); i++) {
        all.submit(
            () -> {
              people.signIn(name, "wrong", anywhere());
              return looked.incrementAndGet();
            });
      }
    }
    assertThat(looked).hasValue(settings.byAccount());
  }

  @Test
  void anAddressThatGuessesWaitsAndItsNetworkWithIt() {
    Origin office = anywhere();
    assertThat(signsIn(PASSWORD, office)).isTrue();
    people.signIn("n" + Ids.next(), "wrong", office);
    sql(
        "update guessing set failures = ? where kind = 'PASSWORDS' and address = ?",
        settings.byAddress() - 1,
        office.address());
    people.signIn("n" + Ids.next(), "wrong", office);
    Origin neighbour = Origin.of(office.address().replace("0/64", "99"));
    assertThatThrownBy(() -> people.signIn("n" + Ids.next(), "wrong", neighbour))
        .isInstanceOf(HeldBack.class);
    assertThat(signsIn(PASSWORD, office)).as("whoever is known there").isTrue();
  }

  @Test
  void wrongTokensWaitWithoutASayInPasswords() {
    Origin script = anywhere();
    for (int i = 0; i < settings.byAddress(); i++) {
      guessing.wrongToken(script);
    }
    assertThatThrownBy(() -> guessing.wrongToken(script)).isInstanceOf(HeldBack.class);
    assertThat(signsIn(PASSWORD, script)).isTrue();
  }

  @Test
  void anAdminSeesWhoWaitsAndLiftsIt() {
    guess(settings.byAccount(), name);
    Waits.Held held =
        guessing.held(ADMIN).stream()
            .filter(each -> name.equals(each.person()))
            .findFirst()
            .orElseThrow();
    assertThat(held.failures()).isEqualTo(settings.byAccount());
    assertThat(held.until()).isAfter(clock.instant());
    Access other = people.access(person).orElseThrow();
    assertThatThrownBy(() -> guessing.held(other)).isInstanceOf(NotPermitted.class);
    assertThatThrownBy(() -> guessing.lift(held.id(), other)).isInstanceOf(NotPermitted.class);
    guessing.lift(held.id(), ADMIN);
    assertThat(signsIn(PASSWORD, anywhere())).isTrue();
    assertThat(kinds(person)).contains("guessing.held-back");
    assertThat(kinds(held.id())).containsExactly("guessing.lifted");
  }

  private List<String> kinds(UUID subject) {
    return transactions.crossing(
        () ->
            jdbc.sql("select kind from installation_event where subject = ? order by id")
                .param(subject)
                .query(String.class)
                .list());
  }

  @Test
  void whatIsOverIsForgottenAndThereAreNeverTooMany() {
    guess(1, name);
    sql("update guessing set last_at = ? where person_id = ?", atTheStart(), person);
    guessing.sweep();
    assertThat(rows(person)).isZero();
    guess(settings.byAccount(), name);
    UUID other = people.create("h" + Ids.next(), "Bob", PASSWORD, Actor.PLATFORM);
    guess(1, people.access(other).orElseThrow().actor().name());
    int held = transactions.crossing(() -> guessing.held(ADMIN).size());
    transactions.crossing(
        () -> {
          table.sweep(Instant.EPOCH, Instant.EPOCH, held);
          return true;
        });
    assertThat(rows(person)).as("those that hold somebody back stay").isEqualTo(1);
    assertThat(rows(other)).isZero();
  }

  private int rows(UUID of) {
    return transactions.crossing(
        () ->
            jdbc.sql("select count(*) from guessing where person_id = ?")
                .param(of)
                .query(Integer.class)
                .single());
  }

  @Test
  void whoChangesTheirPasswordEndsAllOtherSessions() {
    UUID before = signIns.begin(person, null).id();
    UUID own = signIns.begin(person, null).id();
    Origin here = anywhere();
    assertThatThrownBy(() -> people.changePassword(person, "wrong", "another long one", here, null))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> people.changePassword(person, PASSWORD, "short", here, own))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> people.changePassword(person, PASSWORD, PASSWORD, here, own))
        .isInstanceOf(InvalidInput.class);
    assertThat(signIns.isOpen(before)).as("nothing changed").isTrue();

    people.changePassword(person, PASSWORD, "another long one", here, own);
    assertThat(signIns.isOpen(before)).isFalse();
    assertThat(signIns.isOpen(own)).isTrue();
    assertThat(signsIn(PASSWORD, anywhere())).isFalse();
    assertThat(signsIn("another long one", anywhere())).isTrue();
    assertThat(kinds(person)).contains("person.password-changed");
  }

  @Test
  void nobodyTriesOldPasswordsWithoutEnd() {
    Origin here = anywhere();
    for (int i = 0; i < settings.byAccount(); i++) {
      assertThatThrownBy(
              () -> people.changePassword(person, "wrong", "another long one", here, null))
          .isInstanceOf(InvalidInput.class);
    }
    assertThatThrownBy(
            () -> people.changePassword(person, PASSWORD, "another long one", here, null))
        .isInstanceOf(HeldBack.class);
  }
}
