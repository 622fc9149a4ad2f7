package io.fairlead.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.SignIns.Begun;
import io.fairlead.platform.workspace.SignIns.Open;
import io.fairlead.platform.workspace.SignIns.Vouched;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class SignInsTest {

  private static final String ISSUER = "https://id.example.org";

  private final SignIns signIns;
  private final People people;
  private final Administration administration;
  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final List<UUID> told = new ArrayList<>();
  private UUID ada = Ids.next();

  SignInsTest(
      SignIns signIns,
      People people,
      Administration administration,
      Transactions transactions,
      JdbcClient jdbc) {
    this.signIns = signIns;
    this.people = people;
    this.administration = administration;
    this.transactions = transactions;
    this.jdbc = jdbc;
    signIns.onEnd(told::add);
  }

  @BeforeEach
  void someone() {
    String name = "ada" + Ids.next().toString().substring(24);
    ada = people.create(name, "Ada", "a-long-enough-password", Actor.PLATFORM);
  }

  private static Vouched vouched(String subject, String session) {
    return new Vouched(ISSUER, subject, session, "the whole word of " + session);
  }

  @Test
  void whoHasTheSecretIsKnownUntilItEnds() {
    Begun begun = signIns.begin(ada, null);
    assertThat(signIns.find(begun.secret())).contains(new Open(begun.id(), ada, null));
    assertThat(signIns.find(begun.secret() + "x")).isEmpty();
    assertThat(signIns.isOpen(begun.id())).isTrue();
    signIns.end(begun.id());
    signIns.end(begun.id());
    assertThat(signIns.find(begun.secret())).isEmpty();
    assertThat(signIns.isOpen(begun.id())).isFalse();
    assertThat(told).containsExactly(begun.id());
  }

  @Test
  void oneForWhichNobodyCameIsOver() {
    Begun begun = signIns.begin(ada, null);
    transactions.crossing(
        () ->
            jdbc.sql("update sign_in set seen_at = seen_at - interval '7 hours' where id = ?")
                .param(begun.id())
                .update());
    assertThat(signIns.isOpen(begun.id())).isTrue(); // and is noted
    transactions.crossing(
        () ->
            jdbc.sql("update sign_in set seen_at = seen_at - interval '7 hours' where id = ?")
                .param(begun.id())
                .update());
    assertThat(signIns.isOpen(begun.id())).isTrue();
    transactions.crossing(
        () ->
            jdbc.sql("update sign_in set seen_at = seen_at - interval '9 hours' where id = ?")
                .param(begun.id())
                .update());
    assertThat(signIns.isOpen(begun.id())).isFalse();
    assertThat(signIns.find(begun.secret())).isEmpty();
  }

  @Test
  void theProvidersWordIsReadWithTheSecretAlone() {
    Begun begun = signIns.begin(ada, vouched("s1", "one"));
    assertThat(signIns.find(begun.secret()).map(Open::word)).contains("the whole word of one");
    int found =
        transactions.crossing(
            () ->
                jdbc.sql("select position('word'::bytea in word) from sign_in where id = ?")
                    .param(begun.id())
                    .query(Integer.class)
                    .single());
    assertThat(found).isZero();
  }

  @Test
  void aProviderTakesBackOneSessionOrAllOfSomeone() {
    Begun one = signIns.begin(ada, vouched("s2", "two"));
    Begun other = signIns.begin(ada, vouched("s2", "three"));
    Begun local = signIns.begin(ada, null);
    signIns.takenBack("https://elsewhere.example.org", "s2", null);
    signIns.takenBack(ISSUER, "s2", "two");
    assertThat(signIns.isOpen(one.id())).isFalse();
    assertThat(signIns.isOpen(other.id())).isTrue();
    signIns.takenBack(ISSUER, "s2", null);
    assertThat(signIns.isOpen(other.id())).isFalse();
    assertThat(signIns.isOpen(local.id())).isTrue();
    assertThat(told).containsExactly(one.id(), other.id());
  }

  @Test
  void aNewPasswordAndADeactivationEndThemAll() {
    Access root = new Access(Actor.PLATFORM, new UUID(0, 1), "test", Map.of(), Set.of(Role.ADMIN));
    String admin = "root" + Ids.next().toString().substring(24);
    UUID keeper = people.create(admin, "Root", "a-long-enough-password", Actor.PLATFORM);
    people.grant(keeper, null, Role.ADMIN, Actor.PLATFORM);
    Begun kept = signIns.begin(keeper, null);
    Begun before = signIns.begin(ada, null);
    administration.renewPassword(ada, root);
    assertThat(signIns.isOpen(before.id())).isFalse();
    Begun after = signIns.begin(ada, null);
    Begun another = signIns.begin(ada, null);
    signIns.endOf(ada, after.id());
    assertThat(signIns.isOpen(after.id())).isTrue();
    assertThat(signIns.isOpen(another.id())).isFalse();
    administration.setActive(ada, false, root);
    assertThat(signIns.isOpen(after.id())).isFalse();
    assertThat(signIns.isOpen(kept.id())).isTrue();
  }
}
