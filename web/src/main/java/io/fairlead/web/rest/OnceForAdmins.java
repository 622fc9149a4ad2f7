package io.fairlead.web.rest;

import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Access;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * As {@link Once}, for what belongs to no workspace. Answers may hold secrets that are shown once,
 * so they are kept {@link Sealed}.
 */
@Component
class OnceForAdmins {

  private final Transactions transactions;
  private final JdbcClient database;
  private final JsonMapper json;
  private final Clock clock;

  OnceForAdmins(Transactions transactions, DataSource database, JsonMapper json, Clock clock) {
    this.transactions = transactions;
    this.database = JdbcClient.create(database);
    this.json = json;
    this.clock = clock;
  }

  /**
   * One request.
   *
   * @param key null when the caller needs no such guarantee
   */
  record Request(Access access, @Nullable String key, String path, byte[] body) {

    Request {
      Once.checkKey(key);
    }
  }

  /** Does a deed that crosses workspaces. */
  ResponseEntity<byte[]> answer(
      Request request, HttpStatus status, Supplier<? extends Once.Identified> deed) {
    String key = request.key();
    return key == null
        ? response(status.value(), json.writeValueAsString(deed.get()))
        : transactions.crossing(() -> once(request, key, status, deed));
  }

  /** Creates a workspace: its transaction is the new workspace's own from the start. */
  ResponseEntity<byte[]> answer(
      Request request,
      UUID workspace,
      HttpStatus status,
      Supplier<? extends Once.Identified> deed) {
    String key = request.key();
    return key == null
        ? response(status.value(), json.writeValueAsString(deed.get()))
        : transactions.in(workspace, () -> once(request, key, status, deed));
  }

  private ResponseEntity<byte[]> once(
      Request request, String key, HttpStatus status, Supplier<? extends Once.Identified> deed) {
    Sealed sealed = new Sealed(request.access().person(), key);
    byte[] hash = Once.hash(request.path(), request.body());
    return transactions
        .crossing(() -> known(sealed, hash))
        .orElseGet(
            () -> {
              String body = json.writeValueAsString(deed.get());
              transactions.crossing(() -> keep(sealed, hash, status.value(), body));
              return response(status.value(), body);
            });
  }

  private Optional<ResponseEntity<byte[]>> known(Sealed sealed, byte[] hash) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended(:name, 2))::text")
        .param("name", sealed.person() + "/" + sealed.key())
        .query()
        .listOfRows();
    return database
        .sql(
            "select request_hash, status, answer from idempotent_administration"
                + " where person_id = :person and key_hash = :key")
        .param("person", sealed.person())
        .param("key", sealed.keyHash())
        .query(
            (row, number) -> {
              if (!Arrays.equals(row.getBytes(1), hash)) {
                throw new KeyReused(sealed.key());
              }
              return response(row.getInt(2), sealed.open(row.getBytes(3)));
            })
        .optional();
  }

  private int keep(Sealed sealed, byte[] hash, int status, String body) {
    return database
        .sql(
            "insert into idempotent_administration"
                + " (person_id, key_hash, request_hash, status, answer, created_at)"
                + " values (:person, :key, :hash, :status, :answer, :now)")
        .param("person", sealed.person())
        .param("key", sealed.keyHash())
        .param("hash", hash)
        .param("status", status)
        .param("answer", sealed.seal(body))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private ResponseEntity<byte[]> response(int status, String body) {
    return Once.response(json, status, body);
  }
}
