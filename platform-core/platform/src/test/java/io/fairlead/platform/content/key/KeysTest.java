package io.fairlead.platform.content.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.content.ContentSettings;
import io.fairlead.platform.content.persistence.KeyTables;
import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.OneAtATime;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Replicas;
import io.fairlead.platform.storage.StorageUnavailableException;
import io.fairlead.platform.storage.TestServer;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PlatformTest
class KeysTest {

  private static final String CONTENT = "a".repeat(64);
  private static final int ROUNDS = 20;

  @TempDir Path folder = Path.of("");

  private final DataDirectory directory;
  private final KeyTables tables;
  private final Transactions transactions;
  private final Clock clock;
  private final Database database;
  private final Workspaces workspaces;
  private final OneAtATime replicas;
  private final UUID workspace;
  private final Path own;
  private String ownKey = "";

  KeysTest(
      DataDirectory directory,
      KeyTables tables,
      Transactions transactions,
      Clock clock,
      Database database,
      Workspaces workspaces) {
    this.directory = directory;
    this.tables = tables;
    this.transactions = transactions;
    this.clock = clock;
    this.database = database;
    this.workspaces = workspaces;
    this.replicas = Replicas.of(database);
    this.workspace = FreshWorkspaces.one(workspaces);
    this.own = directory.folder("master-key");
  }

  @BeforeEach
  void useTheOwnKey() throws IOException {
    ownKey = Files.readString(own).strip();
    keys(ownKey).current(workspace);
  }

  private DataKeys keys(@Nullable String masterKey) {
    return keys(masterKey, Duration.ofDays(365));
  }

  private DataKeys keys(@Nullable String masterKey, Duration age) {
    return new Keys(
            new ContentSettings(masterKey, null, age, null, null),
            directory,
            tables,
            transactions,
            replicas,
            clock)
        .dataKeys();
  }

  private static String fresh() {
    return Base64.getEncoder().encodeToString(KeyWrap.newKey());
  }

  private String stored() throws Exception {
    try (Connection admin = TestServer.admin(database);
        Statement statement = admin.createStatement();
        ResultSet all =
            statement.executeQuery(
                "select (select string_agg(k::text, ',' order by id) from data_key k)"
                    + " || (select string_agg(m::text, ',' order by id) from master_key m)")) {
      all.next();
      return all.getString(1);
    }
  }

  @Test
  void theFirstStartMadeAKeyForItsOwnerAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
        .isEqualTo("rw-------");
    assertThat(MasterKey.parse(ownKey).toString()).doesNotContain(ownKey);
  }

  @Test
  void aLostKeyIsSaidAndNoOtherIsMade() throws Exception {
    String before = stored();
    Path away = Files.move(own, folder.resolve("away"));
    try {
      assertThatThrownBy(() -> keys(null))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining(MasterKey.parse(ownKey).id())
          .hasMessageContaining(own + " is gone")
          .hasMessageContaining("Restore that file");
      assertThat(own).doesNotExist();
      assertThat(stored()).isEqualTo(before);
    } finally {
      Files.move(away, own);
    }
    assertThat(keys(null).current(workspace)).isNotNull();
  }

  @Test
  void aWrongKeyIsSaidAndChangesNothing() throws Exception {
    String before = stored();
    String wrong = fresh();
    assertThatThrownBy(() -> keys(wrong))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(MasterKey.parse(ownKey).id())
        .hasMessageContaining(MasterKey.parse(wrong).id())
        .hasMessageNotContaining(wrong)
        .hasMessageContaining("Nothing was changed");
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void whatIsNoKeyIsSaidWithoutShowingIt() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "c2hvcnQ=\n");
    ContentSettings settings = new ContentSettings(null, file, Duration.ofDays(365), null, null);
    assertThatThrownBy(
            () -> new Keys(settings, directory, tables, transactions, replicas, clock).dataKeys())
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(file + " holds no master key")
        .hasMessageNotContaining("c2hvcnQ");
    assertThatThrownBy(() -> keys("hidden text"))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageNotContaining("hidden");
  }

  @Test
  void aNewMasterKeyWrapsTheSameDataKeysAnew() throws Exception {
    byte[] contentKey = DataKey.newContentKey();
    DataKey before = keys(null).current(workspace);
    byte[] wrapped = before.wrap(contentKey, CONTENT);
    String next = fresh();

    DataKeys both = keys(next + "," + ownKey); // wraps all data keys by the first
    assertThat(both.find(workspace, before.id()).unwrap(wrapped, CONTENT)).isEqualTo(contentKey);
    DataKeys alone = keys(next); // the old one is let go
    assertThat(alone.find(workspace, before.id()).unwrap(wrapped, CONTENT)).isEqualTo(contentKey);
    assertThatThrownBy(() -> keys(ownKey))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(MasterKey.parse(next).id());

    keys("# back to the one in the folder\n" + ownKey + "\n" + next);
    assertThat(keys(null).current(workspace).id()).isEqualTo(before.id());
  }

  /** One has the keys in the new order, the other still in the old one; both start at once. */
  @Test
  void twoReplicasThatTurnTheKeysAtOnceLoseNothing() throws Exception {
    List<UUID> all = new ArrayList<>(List.of(workspace));
    for (int i = 0; i < 9; i++) {
      all.add(FreshWorkspaces.one(workspaces));
    }
    String next = fresh();
    for (int round = 0; round < ROUNDS; round++) {
      CompletableFuture<DataKeys> turned = start(next + "," + ownKey);
      CompletableFuture<DataKeys> before = start(ownKey + "," + next);
      for (UUID each : all) { // which both make content in, each with whichever key comes first
        DataKey one = turned.join().current(each);
        DataKey other = before.join().current(each);
        assertThat(turned.join().find(each, other.id())).isNotNull();
        assertThat(before.join().find(each, one.id())).isNotNull();
      }
      assertThat(wrappedByAKeyThatIsSaidToBeNeededNoMore()).isZero();
    }
    keys(ownKey + "," + next);
    assertThat(keys(ownKey).current(workspace)).isNotNull(); // alone is enough
  }

  /** The one that turns is done before, while or after the other makes keys by the old one. */
  @Test
  void aReplicaThatStillHasTheOldKeyFirstMayMakeDataKeys() throws Exception {
    String next = fresh();
    DataKeys old = keys(ownKey + "," + next, Duration.ZERO); // makes a new one each time
    for (int round = 0; round < ROUNDS; round++) {
      CompletableFuture<DataKeys> turned = start(next + "," + ownKey);
      UUID made = old.current(workspace).id();
      assertThat(turned.join().find(workspace, made)).isNotNull();
      assertThat(wrappedByAKeyThatIsSaidToBeNeededNoMore()).isZero();
    }
    keys(ownKey + "," + next);
  }

  private CompletableFuture<DataKeys> start(String masterKeys) {
    return CompletableFuture.supplyAsync(() -> keys(masterKeys));
  }

  private long wrappedByAKeyThatIsSaidToBeNeededNoMore() throws Exception {
    try (Connection admin = TestServer.admin(database);
        Statement statement = admin.createStatement();
        ResultSet count =
            statement.executeQuery(
                "select count(*) from data_key d join master_key m on m.id = d.master_key"
                    + " where m.retired_at is not null")) {
      count.next();
      return count.getLong(1);
    }
  }

  @Test
  void anOldDataKeyIsFollowedByANewOneAndStillReads() throws Exception {
    DataKey first = keys(null).current(workspace);
    byte[] contentKey = DataKey.newContentKey();
    byte[] wrapped = first.wrap(contentKey, CONTENT);
    DataKeys impatient = keys(null, Duration.ZERO);
    DataKey second = impatient.current(workspace);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(impatient.find(workspace, first.id()).unwrap(wrapped, CONTENT))
        .isEqualTo(contentKey);
    assertThat(keys(null).current(workspace).id()).isEqualTo(second.id()); // the newest
  }

  @Test
  void aDataKeyThatWasAlteredIsSaid() throws Exception {
    DataKey key = keys(null, Duration.ZERO).current(workspace);
    try (Connection admin = TestServer.admin(database);
        Statement statement = admin.createStatement()) {
      statement.execute(
          "update data_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)"
              + " where id = '%s'".formatted(key.id()));
    }
    DataKeys keys = keys(null);
    assertThatThrownBy(() -> keys.find(workspace, key.id()))
        .isInstanceOf(KeyUnavailable.class)
        .hasMessageContaining("altered in the database");
    try (Connection admin = TestServer.admin(database);
        Statement statement = admin.createStatement()) {
      statement.execute(
          "update data_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)"
              + " where id = '%s'".formatted(key.id()));
    }
    assertThat(keys.find(workspace, key.id()).id()).isEqualTo(key.id());
  }
}
