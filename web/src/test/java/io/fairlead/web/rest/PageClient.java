package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens pages as a browser's script does, without a browser: what the server would draw. */
final class PageClient {

  private static final JsonMapper JSON = new JsonMapper();

  private final RestClient http = RunningApplication.get().stranger();
  private final String session;

  private PageClient(String session) {
    this.session = session;
  }

  /** Signed in as the person of that name. */
  static PageClient signIn(String person) {
    RestClient http = RunningApplication.get().stranger();
    Answer form = http.get("/login");
    Matcher token = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"").matcher(form.text());
    assertThat(token.find()).isTrue();
    Answer signedIn =
        http.send(
            http.request("/login")
                .header("Cookie", form.session())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "username=%s&password=%s&_csrf=%s"
                            .formatted(person, RunningApplication.PASSWORD, token.group(1)))));
    assertThat(signedIn.status()).isEqualTo(302);
    return new PageClient(signedIn.session());
  }

  /** What the server draws at {@code path}, as the script gets it. */
  String open(String path) {
    Answer first =
        http.send(http.request("/?v-r=init&location=&query=").header("Cookie", session).GET());
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    JsonNode config = first.json().path("appConfig");
    JsonNode uidl = config.path("uidl");
    String call =
        """
        {"csrfToken": %s, "syncId": %d, "clientId": 0, "rpc": [{"type": "event", "node": 1,
          "event": "ui-navigate", "data": {"route": %s, "query": "", "appShellTitle": "",
          "historyState": {"idx": 0}, "trigger": ""}}]}
        """
            .formatted(
                uidl.path("Vaadin-Security-Key"),
                uidl.path("syncId").asInt(),
                JSON.writeValueAsString(path));
    Answer drawn =
        http.send(
            http.request("/?v-r=uidl&v-uiId=" + config.path("v-uiId").asInt())
                .header("Cookie", session)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(call, StandardCharsets.UTF_8)));
    assertThat(drawn.status()).as(drawn.text()).isEqualTo(200);
    return drawn.text();
  }
}
