package io.fairlead.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Replicas;
import io.fairlead.platform.storage.StorageUnavailableException;
import io.fairlead.platform.storage.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key of replicas that share a database. */
@PlatformTest
class AuditKeyTest {

  @TempDir Path shared = Path.of("");
  @TempDir Path another = Path.of("");

  private final Database database;
  private final Transactions transactions;
  private final JdbcClient jdbc;

  AuditKeyTest(Database database, Transactions transactions, JdbcClient jdbc) {
    this.database = database;
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  private AuditKey start(Path folder) {
    try (DataDirectory data = Replicas.directory(folder, database)) {
      return new AuditKey(
          data, Replicas.of(database), Replicas.shared(database), transactions, jdbc);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thoseThatStartAtOnceSignWithOneAndWhoHasAnotherIsTurnedDown() {
    List<CompletableFuture<AuditKey>> all =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> start(shared)))
            .toList();
    assertThat(all.stream().map(each -> each.join().pem()).distinct()).hasSize(1);
    assertThatThrownBy(() -> start(another))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("isn't the key with which the audit trail of this database is signed")
        .hasMessageContaining("Give this platform the audit-key of the others");
  }
}
