package io.fairlead.platform.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.sharing.EveryTable.Things;
import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.TestServer;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.storage.Visits;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database lets a guest see of every table, whatever the application asks it. */
@PlatformTest
class GuestRowsTest {

  private static final Map<String, Long> OF_A_STUDY =
      Stream.of(
              "share",
              "study",
              "trial",
              "attempt",
              "metric_batch",
              "metric_summary",
              "metric_pyramid",
              "log_chunk",
              "environment",
              "suggestion",
              "search_event")
          .collect(Collectors.toMap(table -> table, table -> 1L));

  private final Transactions transactions;
  private final Visits visits;
  private final JdbcClient jdbc;
  private final Database database;
  private final Workspaces workspaces;
  private UUID owner = Ids.next();
  private UUID guest = Ids.next();
  private Things shown = Things.fresh(owner);
  private List<String> tables = List.of();

  GuestRowsTest(
      Transactions transactions,
      Visits visits,
      JdbcClient jdbc,
      Database database,
      Workspaces workspaces) {
    this.transactions = transactions;
    this.visits = visits;
    this.jdbc = jdbc;
    this.database = database;
    this.workspaces = workspaces;
  }

  @BeforeEach
  void fillEveryTable() throws SQLException {
    owner = FreshWorkspaces.one(workspaces);
    guest = FreshWorkspaces.one(workspaces);
    shown = Things.fresh(owner);
    try (Connection admin = TestServer.admin(database)) {
      EveryTable all = new EveryTable(admin);
      tables = all.names();
      all.fill(shown, 1);
      all.fill(Things.fresh(owner), 2);
      all.fill(Things.fresh(guest), 3);
    }
  }

  private UUID share(String kind, UUID subject, @org.jspecify.annotations.Nullable UUID with) {
    UUID id = Ids.next();
    transactions.in(
        owner,
        () ->
            jdbc.sql(
                    "insert into share (id, workspace_id, kind, subject, guest, shared_at, shared_by)"
                        + " values (?, ?, ?, ?, cast(? as uuid), now(), 'max')")
                .params(
                    java.util.Arrays.asList(
                        id, owner, kind, subject, with == null ? null : with.toString()))
                .update());
    return id;
  }

  /** How many rows of each table a guest sees, of those that have any. */
  private Map<String, Long> seenBy(UUID... guests) {
    Map<String, Long> seen = new TreeMap<>();
    transactions.in(
        visits.of(owner, Set.of(guests)),
        () -> {
          for (String table : tables) {
            long rows = jdbc.sql("select count(*) from " + table).query(Long.class).single();
            if (rows > 0) {
              seen.put(table, rows);
            }
          }
        });
    return seen;
  }

  @Test
  void withoutAShareNothingIsSeen() {
    assertThat(seenBy(guest)).isEmpty();
  }

  @Test
  void aStudyIsSeenWithItsTrialsAndNothingElse() {
    UUID share = share("STUDY", shown.study(), guest);
    assertThat(seenBy(guest)).isEqualTo(OF_A_STUDY);
    assertThat(seenBy(Ids.next(), guest)).isEqualTo(OF_A_STUDY);
    assertThat(seenBy(Ids.next())).as("by another workspace").isEmpty();
    transactions.in(
        visits.of(owner, Set.of(guest)),
        () ->
            assertThat(jdbc.sql("select id from study").query(UUID.class).list())
                .containsExactly(shown.study()));
    transactions.in(owner, () -> jdbc.sql("delete from share where id = ?").param(share).update());
    assertThat(seenBy(guest)).as("revoked").isEmpty();
  }

  @Test
  void aNotebookIsSeenWithItsCellsAndNothingElse() {
    share("NOTEBOOK", shown.notebook(), null);
    assertThat(seenBy(Ids.next()))
        .isEqualTo(Map.of("share", 1L, "notebook", 1L, "notebook_cell", 1L));
    transactions.in(owner, () -> jdbc.sql("update notebook_cell set deleted_at = now()").update());
    assertThat(seenBy(guest)).isEqualTo(Map.of("share", 1L, "notebook", 1L));
  }

  @Test
  void aVisitSeesItsOwnerAlone() {
    share("STUDY", shown.study(), null);
    UUID other = FreshWorkspaces.one(workspaces);
    transactions.in(
        visits.of(other, Set.of(guest)),
        () -> assertThat(jdbc.sql("select id from study").query(UUID.class).list()).isEmpty());
  }

  @Test
  void aGuestChangesNothingAndReachesNoTableWithoutRules() {
    share("STUDY", shown.study(), guest);
    for (String change :
        List.of(
            "update study set name = 'mine'",
            "delete from share",
            "insert into share select * from share")) {
      assertThatThrownBy(
              () ->
                  transactions.in(visits.of(owner, Set.of(guest)), () -> jdbc.sql(change).update()))
          .rootCause()
          .hasMessageContaining("permission denied");
    }
    List<String> tooMuch =
        transactions.crossing(
            () ->
                jdbc.sql(
                        """
                        select c.relname from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')
                          and (has_table_privilege('fairlead_guest', c.oid,
                              'insert, update, delete, truncate, references, trigger')
                            or has_table_privilege('fairlead_guest', c.oid, 'select')
                              and not (c.relrowsecurity and c.relforcerowsecurity))
                        """)
                    .query(String.class)
                    .list());
    assertThat(tooMuch).isEmpty();
  }
}
