package io.fairlead.platform.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
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
      TurnedAway turnedAway,
      People people,
      Workspaces workspaces,
      Transactions transactions,
      JdbcClient jdbc) {
    this.tokens = tokens;
    this.agents = agents;
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
    return tokens.issue(person, "ci", null, validFor, Actor.PLATFORM);
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
        tokens.issue(person, "ci", Set.of(here), Duration.ofDays(1), Actor.PLATFORM).secret();
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
