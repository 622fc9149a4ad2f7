package io.fairlead.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.AccessTokens.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class TokensTest {

  private final AccessTokens tokens;
  private final AgentTokens agents;
  private final OwnTokens own;
  private final TurnedAway turnedAway;
  private final People people;
  private final Workspaces workspaces;
  private final Transactions transactions;
  private final JdbcClient jdbc;
  private UUID person = Ids.next();
  private UUID here = Ids.next();
  private UUID elsewhere = Ids.next();

  TokensTest(
      AccessTokens tokens,
      AgentTokens agents,
      OwnTokens own,
      TurnedAway turnedAway,
      People people,
      Workspaces workspaces,
      Transactions transactions,
      JdbcClient jdbc) {
    this.tokens = tokens;
    this.agents = agents;
    this.own = own;
    this.turnedAway = turnedAway;
    this.people = people;
    this.workspaces = workspaces;
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void aResearcherOfTwoWorkspaces() {
    person = people.create("p" + Ids.next(), "Ada", "correct horse battery", Actor.PLATFORM);
    here = workspace();
    elsewhere = workspace();
    people.grant(person, here, Role.RESEARCHER, Actor.PLATFORM);
    people.grant(person, elsewhere, Role.MANAGER, Actor.PLATFORM);
    people.grant(person, null, Role.ADMIN, Actor.PLATFORM);
  }

  private UUID workspace() {
    String unique = "w" + Ids.next().toString().substring(9);
    return workspaces.create(unique, unique, Actor.PLATFORM).id();
  }

  private AccessTokens.Issued issue(Duration validFor) {
    return tokens.issue(person, Wanted.everything("ci", validFor), Actor.PLATFORM);
  }

  private int change(String statement, UUID token) {
    return transactions.crossing(() -> jdbc.sql(statement).param(token).update());
  }

  @Test
  void aTokenGivesThePersonsAccess() {
    AccessTokens.Issued issued = issue(Duration.ofDays(1));
    assertThat(issued.secret()).matches("flt_[A-Za-z0-9_-]{43}");

    Access access = tokens.authenticate(issued.secret()).orElseThrow();
    assertThat(access.person()).isEqualTo(person);
    assertThat(access.actor().kind()).isEqualTo(Actor.Kind.TOKEN);
    assertThat(access.actor().id()).isEqualTo(issued.token().id());
    assertThat(access.rolesIn(here)).containsExactly(Role.RESEARCHER);
    assertThat(access.installation()).containsExactly(Role.ADMIN);
    assertThat(tokens.of(person)).extracting(AccessTokens.Token::id).contains(issued.token().id());
  }

  @Test
  void aScopeLimitsIt() {
    String secret =
        tokens
            .issue(
                person, new Wanted("ci", false, Set.of(here), Duration.ofDays(1)), Actor.PLATFORM)
            .secret();
    Access access = tokens.authenticate(secret).orElseThrow();
    assertThat(access.roles()).containsOnlyKeys(here);
    assertThat(access.installation()).isEmpty();
    assertThat(tokens.of(person)).extracting(AccessTokens.Token::workspaces).contains(Set.of(here));
  }

  @Test
  void unknownRevokedAndExpiredTokensGiveNothing() {
    assertThat(tokens.authenticate("flt_unknown")).isEmpty();
    assertThat(tokens.authenticate("")).isEmpty();

    AccessTokens.Issued revoked = issue(Duration.ofDays(1));
    tokens.revoke(revoked.token().id(), Actor.PLATFORM);
    assertThat(tokens.authenticate(revoked.secret())).isEmpty();

    AccessTokens.Issued expired = issue(Duration.ofDays(1));
    change("update access_token set expires_at = now() where id = ?", expired.token().id());
    assertThat(tokens.authenticate(expired.secret())).isEmpty();

    AccessTokens.Issued disabled = issue(Duration.ofDays(1));
    change("update person set disabled_at = now() where id = ?", person);
    assertThat(tokens.authenticate(disabled.secret())).isEmpty();
  }

  @Test
  void useIsNotedAtMostOnceAMinute() {
    AccessTokens.Issued issued = issue(Duration.ofDays(1));
    tokens.authenticate(issued.secret());
    var first = tokens.of(person).getFirst().lastUsedAt();
    assertThat(first).isNotNull();
    tokens.authenticate(issued.secret());
    assertThat(tokens.of(person).getFirst().lastUsedAt()).isEqualTo(first);

    change(
        "update access_token set last_used_at = last_used_at - interval '1 hour' where id = ?",
        issued.token().id());
    tokens.authenticate(issued.secret());
    assertThat(tokens.of(person).getFirst().lastUsedAt()).isAfterOrEqualTo(first);
  }

  @Test
  void theSecretIsNotStored() {
    String secret = issue(Duration.ofDays(1)).secret();
    assertThat(
            transactions.crossing(
                () ->
                    jdbc.sql("select string_agg(t::text, '') from access_token t")
                        .query(String.class)
                        .single()))
        .doesNotContain(secret.substring(4));
  }

  @Test
  void aTokenLastsAtMostAYear() {
    assertThatThrownBy(() -> issue(Duration.ofDays(400))).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> issue(Duration.ZERO)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void anAgentIsKnownByItsToken() {
    String secret = agents.issue("laptop");
    assertThat(secret).startsWith("fla_");
    Actor agent = agents.authenticate(secret).orElseThrow();
    assertThat(agent.kind()).isEqualTo(Actor.Kind.AGENT);
    assertThat(agent.name()).isEqualTo("laptop");
    assertThat(agents.authenticate(secret + "x")).isEmpty();
    assertThat(agents.authenticate(issue(Duration.ofDays(1)).secret())).isEmpty();
    change("update agent_token set revoked_at = now() where id = ?", agent.id());
    assertThat(agents.authenticate(secret)).isEmpty();
  }

  private static final Rotation AT_ONCE = new Rotation(Duration.ZERO, new Rotation.End.Kept());

  private static Rotation overlapping(Duration overlap) {
    return new Rotation(overlap, new Rotation.End.FromNow(null));
  }

  private boolean opens(AccessTokens.Issued issued) {
    return tokens.authenticate(issued.secret()).isPresent();
  }

  @Test
  void aRotatedTokenHasANewSecretAndTheOldOneEndsAtOnceOrLater() {
    AccessTokens.Issued first = issue(Duration.ofDays(1));
    UUID id = first.token().id();
    AccessTokens.Issued second =
        tokens.rotate(id, overlapping(Duration.ofHours(1)), Actor.PLATFORM);
    assertThat(second.token().id()).isEqualTo(id);
    assertThat(second.token().expiresAt()).isNull();
    assertThat(opens(first)).isTrue();
    assertThat(opens(second)).isTrue();
    change("update access_token set previous_until = now() where id = ?", id);
    assertThat(opens(first)).isFalse();
    AccessTokens.Issued third = tokens.rotate(id, AT_ONCE, Actor.PLATFORM);
    assertThat(opens(second)).isFalse();
    assertThat(opens(third)).isTrue();
    AccessTokens.Issued fourth = tokens.rotate(id, overlapping(Duration.ofDays(7)), Actor.PLATFORM);
    tokens.revoke(id, Actor.PLATFORM);
    assertThat(opens(third)).as("the old secret is revoked, too").isFalse();
    assertThat(opens(fourth)).isFalse();
    assertThatThrownBy(() -> tokens.rotate(id, AT_ONCE, Actor.PLATFORM))
        .isInstanceOf(Conflict.class);
    AccessTokens.Issued fifth = issue(Duration.ofDays(1));
    assertThatThrownBy(
            () ->
                tokens.rotate(fifth.token().id(), overlapping(Duration.ofDays(8)), Actor.PLATFORM))
        .isInstanceOf(InvalidInput.class);
    assertThat(opens(fifth)).as("nothing changed").isTrue();
  }

  @Test
  void aTokenMayHaveNoEndOrReadOnly() {
    AccessTokens.Issued issued =
        tokens.issue(person, new Wanted("look", true, null, null), Actor.PLATFORM);
    assertThat(issued.token().expiresAt()).isNull();
    Access access = tokens.authenticate(issued.secret()).orElseThrow();
    assertThat(access.readOnly()).isTrue();
    assertThat(access.rolesIn(here)).containsExactly(Role.RESEARCHER);
    assertThatThrownBy(
            () -> tokens.issue(person, new Wanted("x", false, Set.of(), null), Actor.PLATFORM))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void scriptsGetNoFurtherThanTheirTokenAndTouchNobodyElses() {
    Access browser = people.access(person).orElseThrow();
    AccessTokens.Issued whole = own.issue(Wanted.everything("ci", Duration.ofDays(30)), browser);
    Access script = tokens.authenticate(whole.secret()).orElseThrow();
    assertThatThrownBy(() -> own.issue(Wanted.everything("on", null), script))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> own.issue(Wanted.everything("on", Duration.ofDays(31)), script))
        .isInstanceOf(InvalidInput.class);
    AccessTokens.Issued scoped =
        own.issue(new Wanted("on", false, Set.of(here), Duration.ofDays(7)), script);
    Access limited = tokens.authenticate(scoped.secret()).orElseThrow();
    assertThatThrownBy(() -> own.issue(Wanted.everything("x", Duration.ofDays(1)), limited))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> own.revoke(whole.token().id(), limited)).isInstanceOf(Conflict.class);
    own.revoke(scoped.token().id(), limited); // itself
    assertThat(opens(scoped)).isFalse();
    assertThatThrownBy(() -> own.rotate(whole.token().id(), overlapping(Duration.ZERO), script))
        .as("its end is not a script's to move")
        .isInstanceOf(InvalidInput.class);
    assertThat(opens(own.rotate(whole.token().id(), AT_ONCE, script))).isTrue();

    UUID other = people.create("q" + Ids.next(), "Bob", "correct horse battery", Actor.PLATFORM);
    Access stranger = people.access(other).orElseThrow();
    assertThat(own.find(whole.token().id(), stranger)).isEmpty();
    assertThatThrownBy(() -> own.revoke(whole.token().id(), stranger)).isInstanceOf(NotFound.class);
    Access foreign =
        new Access(new Actor(Actor.Kind.TOKEN, person, "ada"), person, "Ada", Map.of(), Set.of());
    assertThatThrownBy(() -> own.issue(Wanted.everything("x", null), foreign))
        .as("a provider's token")
        .isInstanceOf(Conflict.class);
  }

  @Test
  void anAgentsTokenEndsRotatesAndStaysTheSameAgent() {
    Access admin = new Access(Actor.PLATFORM, Ids.next(), "", Map.of(), Set.of(Role.ADMIN));
    AgentTokens.Issued first =
        agents.issue(new AgentTokens.Wanted("lab", Set.of(here), Duration.ofDays(30)), admin);
    UUID id = first.token().id();
    assertThat(agents.find(id, admin).orElseThrow().workspaces()).containsExactly(here);
    AgentTokens.Issued second = agents.rotate(id, overlapping(Duration.ofHours(1)), admin);
    assertThat(agents.authenticate(first.secret()).orElseThrow().id()).isEqualTo(id);
    assertThat(agents.authenticate(second.secret()).orElseThrow().id()).isEqualTo(id);
    AgentTokens.Issued third = agents.rotate(id, AT_ONCE, admin);
    assertThat(agents.authenticate(second.secret())).isEmpty();
    assertThat(agents.authenticate(third.secret())).isPresent();
    change("update agent_token set expires_at = now() where id = ?", id);
    assertThat(agents.authenticate(third.secret())).isEmpty();
    assertThat(events(id))
        .containsExactly(
            "agent-token.issued after",
            "agent-token.rotated before after",
            "agent-token.rotated before after",
            "agent-token.rejected expired");
  }

  private List<String> events(UUID subject) {
    return transactions.crossing(
        () ->
            jdbc.sql(
                    """
                    select concat_ws(' ', kind, data ->> 'reason',
                      case when jsonb_exists(data, 'before') then 'before' end,
                      case when jsonb_exists(data, 'after') then 'after' end)
                    from installation_event where subject = ? order by id
                    """)
                .param(subject)
                .query(String.class)
                .list());
  }

  @Test
  void whatBecomesOfATokenIsInTheTrailWithItsDigests() {
    AccessTokens.Issued issued = issue(Duration.ofDays(1));
    UUID token = issued.token().id();
    tokens.revoke(token, Actor.PLATFORM);
    tokens.authenticate(issued.secret());
    tokens.foreign(
        new Access(new Actor(Actor.Kind.TOKEN, token, "ada"), person, "Ada", Map.of(), Set.of()),
        "elsewhere");
    assertThat(events(token))
        .containsExactly(
            "token.issued after",
            "token.revoked before after",
            "token.rejected revoked",
            "token.rejected not good in this workspace");
    String digests =
        transactions.crossing(
            () ->
                jdbc.sql(
                        """
                        select (min(data ->> 'after') filter (where kind = 'token.issued'))
                          || ' ' || (min(data ->> 'before') filter (where kind = 'token.revoked'))
                        from installation_event where subject = ?
                        """)
                    .param(token)
                    .query(String.class)
                    .single());
    assertThat(digests.split(" ")[0]).isEqualTo(digests.split(" ")[1]);
  }

  @Test
  void aFloodOfRefusalsIsCountedAndDoesNotFillTheTable() {
    UUID flooded = Ids.next();
    Actor guesser = new Actor(Actor.Kind.TOKEN, flooded, "unknown");
    for (int i = 0; i < 3 * TurnedAway.MOST_A_MINUTE; i++) {
      turnedAway.record("test.refused", flooded, guesser, Map.of());
    }
    assertThat(events(flooded).size()) // a minute may turn meanwhile
        .isBetween(TurnedAway.MOST_A_MINUTE, 2 * TurnedAway.MOST_A_MINUTE);
    turnedAway.recordCounts();
    String counted =
        transactions.crossing(
            () ->
                jdbc.sql(
                        """
                        select max(data -> 'counts' ->> 'test.refused') from installation_event
                        where kind = 'refusals.unrecorded'
                        """)
                    .query(String.class)
                    .single());
    assertThat(Long.parseLong(counted)).isPositive();
  }
}
