package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What guards the pages, and what is open to machines. */
class PagesTest {

  private final RestClient anyone = RunningApplication.get().stranger();

  @Test
  void leadToTheSignIn() {
    Answer answer = anyone.get("/");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).endsWith("/login");
    assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict");
  }

  @Test
  void carryTheHeaders() {
    Answer answer = anyone.get("/login");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
  }

  @Test
  void runTheirOwnScriptsAlone() {
    Answer answer = anyone.get("/login");
    Matcher policy =
        Pattern.compile("script-src 'self' 'nonce-([\\w-]{22})' 'unsafe-eval';")
            .matcher(answer.header("Content-Security-Policy"));
    assertThat(policy.find()).as(answer.header("Content-Security-Policy")).isTrue();
    Document page = Jsoup.parse(answer.text());
    assertThat(page.select("script"))
        .isNotEmpty()
        .allMatch(script -> script.attr("nonce").equals(policy.group(1)));
    assertThat(anyone.get("/login").header("Content-Security-Policy"))
        .as("another number each time")
        .doesNotContain(policy.group(1));
  }

  @Test
  void takeNoBodyThatNoPageSends() {
    byte[] large = new byte[5 << 20];
    Answer tooLarge =
        anyone.send(anyone.request("/?v-r=uidl&v-uiId=0").POST(BodyPublishers.ofByteArray(large)));
    assertThat(tooLarge.status()).isEqualTo(413);
    Answer endless =
        anyone.send(
            anyone
                .request("/?v-r=uidl&v-uiId=0")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
    assertThat(endless.status()).isEqualTo(411);
  }

  @Test
  void openWithTheFormsTokenAndNotWithout() {
    Answer form = anyone.get("/login");
    String session = form.session();
    Matcher token = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"").matcher(form.text());
    assertThat(token.find()).isTrue();

    signIn(session, "");
    assertThat(home(session).status()).as("without the form's token").isEqualTo(302);

    Answer signedIn = signIn(session, "&_csrf=" + token.group(1));
    assertThat(signedIn.status()).isEqualTo(302);
    String renewed = signedIn.session();
    assertThat(renewed).as("another session id").startsWith("fairlead=").isNotEqualTo(session);
    assertThat(home(renewed).status()).isEqualTo(200);
    assertThat(home(session).status()).as("the old one is worth nothing").isEqualTo(302);
  }

  private Answer signIn(String session, String token) {
    return anyone.send(
        anyone
            .request("/login")
            .header("Cookie", session)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "username=ada&password=" + RunningApplication.PASSWORD + token)));
  }

  private Answer home(String session) {
    return anyone.send(anyone.request("/").header("Cookie", session).GET());
  }

  @Test
  void areNotOpenedByAToken() {
    Answer answer = RunningApplication.get().rest("ada").get("/");
    assertThat(answer.status()).isEqualTo(302);
  }

  @Test
  void leaveHealthAndFiguresOpenToThisMachine() {
    assertThat(anyone.get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(anyone.get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(anyone.get("/actuator/prometheus").text()).contains("jvm_memory_used_bytes");
    assertThat(
            anyone
                .send(
                    anyone
                        .request("/actuator/prometheus")
                        .header("X-Forwarded-For", "10.0.0.1")
                        .GET())
                .status())
        .isEqualTo(401);
    assertThat(anyone.get("/actuator/env").status()).isEqualTo(401);
  }
}
