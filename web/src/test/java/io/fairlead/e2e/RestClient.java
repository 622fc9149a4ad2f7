package io.fairlead.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A script's view of the platform: REST with one person's token. */
public final class RestClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private static final JsonMapper JSON = new JsonMapper();

  private final URI url;
  private final String token;
  private final HttpClient http;

  /**
   * @param token empty to send none
   */
  public RestClient(URI url, String token) {
    this(url, token, HTTP);
  }

  /**
   * @param token empty to send none
   * @param http such as one that trusts another CA
   */
  public RestClient(URI url, String token, HttpClient http) {
    this.url = url;
    this.token = token;
    this.http = http;
  }

  /**
   * An answer.
   *
   * @param status 0 where nobody listens
   */
  public record Answer(int status, Optional<HttpResponse<byte[]>> response) {

    public byte[] bytes() {
      return response.map(HttpResponse::body).orElse(new byte[0]);
    }

    public String text() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      return JSON.readTree(bytes());
    }

    /** The session's cookie as it is sent back; empty where none was set. */
    public String session() {
      return response.stream()
          .flatMap(known -> known.headers().allValues("Set-Cookie").stream())
          .filter(cookie -> cookie.startsWith("fairlead="))
          .map(cookie -> cookie.replaceFirst(";.*", ""))
          .findFirst()
          .orElse("");
    }

    public String header(String name) {
      return response.flatMap(known -> known.headers().firstValue(name)).orElse("");
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** Sends JSON. */
  public Answer post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** A request with the token, to be completed and {@link #send sent}. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(60));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), Optional.of(response));
    } catch (IOException e) {
      return new Answer(0, Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
