package io.fairlead.web.run;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person's visit without a browser: signs in and opens pages by the requests of Vaadin's client.
 */
final class PracticeVisit implements AutoCloseable {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI platform;

  PracticeVisit(URI platform) {
    this.platform = platform;
  }

  void signIn(PeopleFile.Person person) throws IOException, InterruptedException {
    Matcher token = CSRF.matcher(send(at("/login").GET()));
    if (!token.find()) {
      throw new IOException("The sign-in page has no CSRF token.");
    }
    String form =
        "username=%s&password=%s&_csrf=%s"
            .formatted(encoded(person.name()), encoded(person.password()), encoded(token.group(1)));
    send(
        at("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Loads the page at {@code path}, with what its view shows first. */
  void open(String path) throws IOException, InterruptedException {
    send(at("/" + path).header("Accept", "text/html").GET());
    JsonNode page =
        JSON.readTree(send(at("/?v-r=init&query=&location=" + encoded(path)).GET()))
            .path("appConfig");
    Map<String, Object> navigation =
        Map.of(
            "type",
            "event",
            "node",
            1,
            "event",
            "ui-navigate",
            "data",
            Map.of(
                "route", "/" + path,
                "query", "",
                "appShellTitle", "",
                "historyState", Map.of("idx", 0),
                "trigger", ""));
    Map<String, Object> message =
        Map.of(
            "csrfToken",
            page.path("uidl").path("Vaadin-Security-Key").asString(),
            "rpc",
            List.of(navigation),
            "syncId",
            0,
            "clientId",
            0);
    send(
        at("/?v-r=uidl&v-uiId=" + page.path("v-uiId").asInt())
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(message))));
  }

  private HttpRequest.Builder at(String address) {
    return HttpRequest.newBuilder(platform.resolve(address));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IOException("%s answered %d.".formatted(answer.uri(), answer.statusCode()));
    }
    return answer.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
