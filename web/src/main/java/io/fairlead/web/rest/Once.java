package io.fairlead.web.rest;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Digests;
import io.fairlead.platform.storage.Transactions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what a POST asks for once, however often it comes with the same {@code Idempotency-Key}. The
 * answer is kept in the transaction of the deed, under a lock on the key; a request that was
 * refused changed nothing and keeps nothing.
 */
@Component
class Once {

  private static final int LONGEST_KEY = 255;

  private final Transactions transactions;
  private final JdbcClient database;
  private final JsonMapper json;
  private final Clock clock;

  Once(Transactions transactions, DataSource database, JsonMapper json, Clock clock) {
    this.transactions = transactions;
    this.database = JdbcClient.create(database);
    this.json = json;
    this.clock = clock;
  }

  /**
   * One request.
   *
   * @param key null when the caller needs no such guarantee
   * @param body bytes that are the same when the body is
   */
  record Request(Caller caller, @Nullable String key, String path, byte[] body) {

    Request {
      checkKey(key);
    }

    byte[] hash() {
      return Once.hash(path, body);
    }
  }

  static void checkKey(@Nullable String key) {
    if (key != null && !key.matches("[\\x21-\\x7e]{1," + LONGEST_KEY + "}")) {
      throw new InvalidInput(
          "Idempotency-Key",
          "A key is 1 to %d visible ASCII characters.".formatted(LONGEST_KEY),
          key,
          "Use a UUID.");
    }
  }

  /** What tells two requests apart. */
  static byte[] hash(String path, byte[] body) {
    MessageDigest sha256 = Digests.sha256();
    sha256.update(path.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
    return sha256.digest(body);
  }

  /** An answer with an id becomes a {@code Location} when it is 201. */
  interface Identified {
    String path();
  }

  ResponseEntity<byte[]> answer(
      Request request, HttpStatus status, Supplier<? extends Identified> deed) {
    if (request.key() == null) {
      return response(json, status.value(), json.writeValueAsString(deed.get()));
    }
    return transactions.in(
        request.caller().workspaceId(),
        () -> {
          lock(request);
          return known(request)
              .orElseGet(
                  () -> {
                    String body = json.writeValueAsString(deed.get());
                    keep(request, status.value(), body);
                    return response(json, status.value(), body);
                  });
        });
  }

  /**
   * As {@link #answer} for a deed that has the same outcome when it is done again: it may take
   * long, for it isn't done in the transaction, and so it holds no connection.
   */
  ResponseEntity<byte[]> answerRepeatable(
      Request request, HttpStatus status, Supplier<? extends Identified> deed) {
    if (request.key() == null) {
      return answer(request, status, deed);
    }
    Optional<ResponseEntity<byte[]>> before =
        transactions.in(request.caller().workspaceId(), () -> known(request));
    return before.orElseGet(
        () -> {
          Identified done = deed.get();
          return answer(request, status, () -> done);
        });
  }

  private void lock(Request request) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended(:name, 1))::text")
        .param("name", request.caller().access().person() + "/" + request.key())
        .query()
        .listOfRows();
  }

  private Optional<ResponseEntity<byte[]>> known(Request request) {
    return database
        .sql(
            "select request_hash, status, body from idempotent_request"
                + " where person_id = :person and key = :key and workspace_id = :workspace")
        .param("person", request.caller().access().person())
        .param("key", request.key())
        .param("workspace", request.caller().workspaceId())
        .query(
            (row, number) -> {
              if (!Arrays.equals(row.getBytes(1), request.hash())) {
                throw new KeyReused(String.valueOf(request.key()));
              }
              return response(json, row.getInt(2), row.getString(3));
            })
        .optional();
  }

  private void keep(Request request, int status, String body) {
    database
        .sql(
            "insert into idempotent_request"
                + " (workspace_id, person_id, key, request_hash, status, body, created_at)"
                + " values (:workspace, :person, :key, :hash, :status, :body, :now)")
        .param("workspace", request.caller().workspaceId())
        .param("person", request.caller().access().person())
        .param("key", request.key())
        .param("hash", request.hash())
        .param("status", status)
        .param("body", body)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  static ResponseEntity<byte[]> response(JsonMapper json, int status, String body) {
    ResponseEntity.BodyBuilder builder =
        ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
    if (status == HttpStatus.CREATED.value()) {
      builder.location(URI.create(json.readTree(body).path("path").asString()));
    }
    return builder.body(body.getBytes(StandardCharsets.UTF_8));
  }
}
