package io.fairlead.signin;

import io.fairlead.web.run.KeycloakSecrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an organisation does at its Keycloak, over Keycloak's own REST. */
final class KeycloakAdmin {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI keycloak;
  private final KeycloakSecrets secrets;

  KeycloakAdmin(URI keycloak, KeycloakSecrets secrets) {
    this.keycloak = keycloak;
    this.secrets = secrets;
  }

  /** The access token of a service account. */
  String token(String client, String secret) {
    return granted(
        "fairlead",
        "grant_type=client_credentials&client_id=%s&client_secret=%s".formatted(client, secret));
  }

  private String granted(String realm, String form) {
    return call(HttpRequest.newBuilder(
                keycloak.resolve("/realms/%s/protocol/openid-connect/token".formatted(realm)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)))
        .path("access_token")
        .asString();
  }

  /**
   * A service account with a role in credit, as {@code fairlead-ci}, but as {@code client} says.
   */
  void client(String client) {
    send("POST", "clients", client);
  }

  /** From now on browsers may be sent back to that address alone. */
  void redirects(String client, String address) {
    String id = send("GET", "clients?clientId=" + client, "").path(0).path("id").asString();
    send(
        "PUT",
        "clients/" + id,
        "{\"clientId\": \"%s\", \"redirectUris\": [\"%s\"]}".formatted(client, address));
  }

  void leaveGroup(String person, String group) {
    send("DELETE", "users/%s/groups/%s".formatted(user(person), groupId(group)), "");
  }

  void joinGroup(String person, String group) {
    send("PUT", "users/%s/groups/%s".formatted(user(person), groupId(group)), "");
  }

  /** Ends all sessions of a person, wherever they are signed in. */
  void signOut(String person) {
    send("POST", "users/%s/logout".formatted(user(person)), "{}");
  }

  /** Signs with a new key from now on. */
  void rotateKeys() {
    send(
        "POST",
        "components",
        """
        {"name": "newer", "providerId": "rsa-generated",
         "providerType": "org.keycloak.keys.KeyProvider", "config": {"priority": ["200"]}}
        """);
  }

  private String user(String name) {
    return send("GET", "users?exact=true&username=" + name, "").path(0).path("id").asString();
  }

  private String groupId(String path) {
    return send("GET", "group-by-path" + path, "").path("id").asString();
  }

  private JsonNode send(String method, String path, String body) {
    String token =
        granted(
            "master",
            "grant_type=password&client_id=admin-cli&username=admin&password=" + secrets.admin());
    return call(
        HttpRequest.newBuilder(keycloak.resolve("/admin/realms/fairlead/" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private JsonNode call(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
      }
      return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
