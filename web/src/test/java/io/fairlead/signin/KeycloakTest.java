package io.fairlead.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.Cookie;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.fairlead.browser.BrowserTest;
import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RunningPlatform;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.Bearers;
import io.fairlead.platform.workspace.Origin;
import io.fairlead.platform.workspace.People;
import io.fairlead.platform.workspace.Person;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.web.Fairlead;
import io.fairlead.web.run.Keycloak;
import io.fairlead.web.run.KeycloakSecrets;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.flight.FlightRuntimeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * People sign in through a real Keycloak's own page, scripts with its tokens. One Keycloak serves
 * all; the last test ends it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTest extends BrowserTest {

  private static final Access ADMIN =
      new Access(Actor.PLATFORM, new UUID(0, 1), "test", Map.of(), Set.of(Role.ADMIN));
  private static final KeycloakSecrets SECRETS = KeycloakSecrets.fresh();

  @SuppressWarnings("NullAway.Init")
  private static Keycloak keycloak;

  @SuppressWarnings("NullAway.Init")
  private static KeycloakAdmin organisation;

  @SuppressWarnings("NullAway.Init")
  private static ConfigurableApplicationContext beans;

  @SuppressWarnings("NullAway.Init")
  private static URI url;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> distribution = distribution();
    assumeTrue(
        distribution.isPresent(),
        "Left out: there is no Keycloak in .fairlead (./fairlead test fetches it by Maven).");
    url = URI.create("http://localhost:" + freePort()); // to a browser another site than Keycloak's
    keycloak =
        Keycloak.start(
            distribution.orElseThrow(),
            Files.createTempDirectory("keycloak"),
            RunningPlatform.checkout().resolve("docs/keycloak/fairlead-realm.json"),
            freePort(),
            url,
            SECRETS);
    beans = platform(url); // meanwhile: it doesn't wait for its provider
    beans.getBean(Workspaces.class).create("credit", "Credit risk", Actor.PLATFORM);
    keycloak.await(Duration.ofMinutes(2));
    organisation = new KeycloakAdmin(keycloak.url(), SECRETS);
  }

  /**
   * @param settings more of them, as on a command line
   */
  private static ConfigurableApplicationContext platform(URI at, String... settings)
      throws IOException {
    return new SpringApplicationBuilder(Fairlead.class)
        .properties(
            Map.of(
                "server.port",
                at.getPort(),
                "fairlead.data",
                Files.createTempDirectory("fairlead-web").toString(),
                "logging.level.root",
                "warn",
                "fairlead.sign-in.oidc.issuer",
                keycloak.issuer().toString(),
                "fairlead.sign-in.oidc.client-id",
                "fairlead",
                "fairlead.sign-in.oidc.client-secret",
                SECRETS.client(),
                "fairlead.sign-in.oidc.name",
                "Keycloak",
                "fairlead.sign-in.oidc.clock-skew",
                "2s"))
        .run(settings);
  }

  private static Optional<Path> distribution() throws IOException {
    Path folder = RunningPlatform.checkout().resolve(".fairlead");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(each -> each.getFileName().toString().startsWith("keycloak-"))
          .filter(each -> Files.exists(each.resolve("complete")))
          .findFirst();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  @AfterAll
  static void stop() {
    if (beans != null) {
      beans.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @Override
  protected String address() {
    return url + "/";
  }

  /** As a browser that was never here. */
  private void forgetEverything() {
    page.navigate("about:blank"); // the page that is left says goodbye with its session
    page.context().clearCookies();
  }

  private void toKeycloak() {
    go("login");
    page.locator("a.login-organisation").click();
  }

  private void signInAs(String name) {
    toKeycloak();
    page.fill("#username", name);
    page.fill("#password", SECRETS.people());
    page.click("#kc-login");
  }

  private static Set<String> roles(String name) {
    return roles(beans, name);
  }

  private static Set<String> roles(ConfigurableApplicationContext platform, String name) {
    Person person = platform.getBean(Administration.class).person(name, ADMIN).orElseThrow();
    return person.roles().stream()
        .map(
            held ->
                (held.workspace() == null ? "*" : held.workspace().name())
                    + " "
                    + held.role().word())
        .collect(Collectors.toSet());
  }

  private String session() {
    return page.context().cookies().stream()
        .filter(cookie -> cookie.name.equals("fairlead"))
        .map((Cookie cookie) -> cookie.value)
        .findFirst()
        .orElse("none");
  }

  @Test
  @Order(1)
  void eachRoleSignsInThroughKeycloaksOwnPage() {
    Map<String, Set<String>> people =
        Map.of(
            "rita", Set.of("credit researcher"), // and in vision, which isn't there
            "mona", Set.of("credit manager"),
            "otto", Set.of("credit auditor"),
            "adam", Set.of("* admin"));
    for (String name : people.keySet()) {
      forgetEverything();
      toKeycloak();
      String before = session();
      page.fill("#username", name);
      page.fill("#password", SECRETS.people());
      page.click("#kc-login");
      see(".frame");
      assertThat(session()).isNotIn(before, "none"); // a session that someone planted is no use
      assertThat(roles(name)).as(name).isEqualTo(people.get(name));
    }
    assertThat(beans.getBean(Workspaces.class).find("vision")).isEmpty();
  }

  @Test
  @Order(2)
  void aLostRoleIsLostAtTheNextSignInAndWithoutAnyTheDoorStaysShut() {
    organisation.joinGroup("otto", "/fairlead/auditor");
    signInAs("otto");
    see(".frame");
    assertThat(roles("otto")).containsExactlyInAnyOrder("credit auditor", "* auditor");
    organisation.leaveGroup("otto", "/fairlead/auditor");
    organisation.leaveGroup("otto", "/fairlead/credit/auditor");
    forgetEverything();
    signInAs("otto");
    see(".login-refused");
    assertThat(page.textContent(".login-refused")).contains("nothing is open to you here");
    assertThat(roles("otto")).isEmpty();

    page.getByText("Sign in as someone else").click();
    page.locator("#kc-logout").click();
    see("a.login-organisation");
    toKeycloak();
    see("#kc-login"); // else it would take the same account without asking
  }

  @Test
  @Order(3)
  void signingOutOnTheOtherSideEndsTheSessionHere() {
    signInAs("mona");
    see(".frame");
    organisation.signOut("mona");
    see("a.login-organisation"); // the open page is led there
    go("");
    see("a.login-organisation");
  }

  @Test
  @Order(4)
  void signingOutHereSignsOutThere() {
    signInAs("rita");
    see(".frame");
    page.locator(".top-bar .person").click();
    page.getByText("Sign out").click();
    see("a.login-organisation");
    toKeycloak();
    see("#kc-login"); // it asks again
  }

  @Test
  @Order(5)
  void aServiceAccountsTokenOpensWhatItsGroupsGive() {
    String token = organisation.token("fairlead-ci", SECRETS.script());
    assertThat(asks(token)).isEqualTo(200);
    assertThat(new RestClient(url, token).get("/api/v1/workspaces/credit/studies").status())
        .isEqualTo(200);
    assertThat(new RestClient(url, token).get("/api/v1/people").status()).isEqualTo(403);
    assertThat(beans.getBean(Bearers.class).authenticate(token, Origin.of("127.0.0.1")))
        .isPresent(); // as Flight asks

    organisation.rotateKeys();
    assertThat(asks(organisation.token("fairlead-ci", SECRETS.script()))).isEqualTo(200);
  }

  @Test
  @Order(6)
  void otherTokensAreRefused() throws ParseException, JOSEException {
    organisation.client(client("elsewhere", "other-api", 300));
    assertThat(asks(organisation.token("elsewhere", "a-secret"))).isEqualTo(401);

    String good = organisation.token("fairlead-ci", SECRETS.script());
    SignedJWT signed = SignedJWT.parse(good);
    JWTClaimsSet claims = signed.getJWTClaimsSet();
    RSAKey theirs = new RSAKeyGenerator(2048).generate();
    for (String key : List.of(signed.getHeader().getKeyID(), "made-up")) {
      SignedJWT forged =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key).build(), claims);
      forged.sign(new RSASSASigner(theirs));
      assertThat(asks(forged.serialize())).as("signed by another key").isEqualTo(401);
    }
    SignedJWT shared = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    shared.sign(new MACSigner("a-secret-of-thirty-two-characters"));
    assertThat(asks(shared.serialize())).as("signed with a shared secret").isEqualTo(401);
    assertThat(asks(new PlainJWT(claims).serialize())).as("alg: none").isEqualTo(401);
    assertThat(asks(good.substring(0, good.length() - 8))).as("cut off").isEqualTo(401);
    assertThat(asks("flt_unknown")).isEqualTo(401);

    organisation.client(client("short", "fairlead-api", 3));
    String brief = organisation.token("short", "a-secret");
    assertThat(asks(brief)).isEqualTo(200);
    Date end = SignedJWT.parse(brief).getJWTClaimsSet().getExpirationTime();
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .untilAsserted(() -> assertThat(asks(brief)).isEqualTo(401));
    assertThat(new Date()).isAfter(end);
  }

  private static String client(String id, String audience, int lifespanSeconds) {
    return """
        {"clientId": "%s", "secret": "a-secret", "serviceAccountsEnabled": true,
         "standardFlowEnabled": false, "publicClient": false,
         "attributes": {"access.token.lifespan": "%d"},
         "protocolMappers": [{"name": "audience", "protocol": "openid-connect",
           "protocolMapper": "oidc-audience-mapper",
           "config": {"included.custom.audience": "%s", "access.token.claim": "true"}}]}
        """
        .formatted(id, lifespanSeconds, audience);
  }

  private static int asks(String token) {
    return new RestClient(url, token).get("/api/v1/workspaces").status();
  }

  @Test
  @Order(7)
  void withoutPasswordsThereIsNoFormAndWorkspacesAreMadeAsGroupsNameThem() throws IOException {
    URI strict = URI.create("http://127.0.0.1:" + freePort());
    organisation.redirects("fairlead", strict + "/login/oauth2/code/organisation");
    try (ConfigurableApplicationContext second =
        platform(
            strict,
            "--fairlead.sign-in.passwords=false",
            "--fairlead.sign-in.oidc.create-workspaces=true")) {
      second
          .getBean(People.class)
          .create("paula", "Paula", "a-long-enough-password", Actor.PLATFORM);
      page.navigate(strict + "/login");
      see("a.login-organisation");
      assertThat(page.locator("input[name=password]").count()).isZero();
      assertThat(Doors.form(strict, "paula", "a-long-enough-password"))
          .as("what is posted all the same")
          .endsWith("/login?error");

      page.locator("a.login-organisation").click();
      page.fill("#username", "rita");
      page.fill("#password", SECRETS.people());
      page.click("#kc-login");
      see(".frame");
      assertThat(roles(second, "rita"))
          .containsExactlyInAnyOrder("credit researcher", "vision researcher");
      page.navigate(strict + "/password");
      see("text=Your password isn't kept here");

      String token = organisation.token("fairlead-ci", SECRETS.script());
      assertThat(Doors.overFlight(second, token)).isPositive();
      assertThatThrownBy(() -> Doors.overFlight(second, token.substring(0, token.length() - 8)))
          .isInstanceOf(FlightRuntimeException.class)
          .hasMessageContaining("unknown, expired or revoked");
    } finally {
      organisation.redirects("fairlead", url + "/login/oauth2/code/organisation");
    }
  }

  @Test
  @Order(8)
  void aProviderThatIsAwayIsSaidSoAndKeepsNobodyOut() {
    signInAs("rita");
    see(".frame");
    keycloak.close();
    go("");
    see(".frame");
    forgetEverything();
    toKeycloak();
    see(".login-refused");
    assertThat(page.textContent(".login-refused")).contains("Keycloak can't be reached");
    see("input[name=username]"); // whoever has a password here goes on
  }
}
