package io.fairlead.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.audit.PublicKeys;
import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.kernel.audit.Verdict;
import io.fairlead.kernel.audit.Verification;
import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspaces;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class AuditTrailTest {

  private static final Actor AUDITOR =
      new Actor(Actor.Kind.PERSON, new UUID(0, 7), "olga").with(Permission.AUDIT);

  private final Events events;
  private final AuditTrail trail;
  private final Sealer sealer;
  private final Transactions transactions;
  private final Workspaces workspaces;
  private final DataDirectory data;
  private final JdbcClient jdbc;
  private UUID workspace = Ids.next();

  AuditTrailTest(
      Events events,
      AuditTrail trail,
      Sealer sealer,
      Transactions transactions,
      Workspaces workspaces,
      DataDirectory data,
      JdbcClient jdbc) {
    this.events = events;
    this.trail = trail;
    this.sealer = sealer;
    this.transactions = transactions;
    this.workspaces = workspaces;
    this.data = data;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void makeWorkspace() {
    String name = "w" + Ids.next().toString().substring(9);
    workspace = workspaces.create(name, name, Actor.PLATFORM).id();
  }

  private void append(int count) {
    transactions.in(
        workspace,
        () ->
            IntStream.range(0, count)
                .forEach(
                    i ->
                        events.append(
                            "tested", workspace, Actor.PLATFORM, Map.of("é\n\"", i, "x", 1e-7))));
  }

  private byte[] export(@Nullable UUID of) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    trail.export(of, AUDITOR).writeTo(out);
    return out.toByteArray();
  }

  private String key() {
    return PublicKeys.hexOfPem(trail.publicKey());
  }

  private Verdict verify(byte[] export, @Nullable SignedHead kept) throws IOException {
    return new Verification(key(), kept).of(new ByteArrayInputStream(export));
  }

  @Test
  void anExportHoldsAllThatWasCommittedAndIsWhole() throws IOException {
    append(2_500);
    byte[] export = export(workspace);
    assertThat(verify(export, null))
        .isInstanceOfSatisfying(
            Verdict.Whole.class,
            whole -> {
              assertThat(whole.head().sequence()).isEqualTo(2_501);
              assertThat(whole.signerChecked()).isTrue();
            });
    assertThat(new String(export, StandardCharsets.UTF_8))
        .contains("\"kind\":\"audit.exported\",\"permission\":\"audit\"");
    assertThat(Files.readString(data.folder("audit-key.pub"))).isEqualTo(trail.publicKey());
  }

  @Test
  void theInstallationAndAnEmptyWorkspaceAreExportedToo() throws IOException {
    assertThat(verify(export(null), null)).isInstanceOf(Verdict.Whole.class);
    assertThat(trail.head(workspace).head().sequence()).isZero();
    assertThat(verify(export(workspace), trail.head(workspace))).isInstanceOf(Verdict.Whole.class);
  }

  @Test
  void exportsWhileEventsAreWrittenAndSealedStayWholeAndGrow() throws Exception {
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 20; i++) {
                append(20);
                sealer.sealOnce();
              }
            });
    SignedHead kept = trail.head(workspace);
    while (!writing.isDone()) {
      byte[] export = export(workspace);
      assertThat(verify(export, kept)).isInstanceOf(Verdict.Whole.class);
      String text = new String(export, StandardCharsets.UTF_8);
      kept = SignedHead.parse(text.lines().toList().getLast()).orElseThrow();
    }
    writing.get(5, TimeUnit.MINUTES);
    assertThat(verify(export(workspace), kept)).isInstanceOf(Verdict.Whole.class);
  }

  @Test
  void theSealerSignsEachHeadAsItGoes() {
    append(1);
    sealer.sealOnce();
    append(1);
    sealer.sealOnce();
    assertThat(
            transactions.in(
                workspace,
                () ->
                    jdbc.sql("select sequence from event_head order by sequence")
                        .query(Long.class)
                        .list()))
        .containsExactly(1L, 2L);
    assertThat(trail.head(workspace).isGenuine()).isTrue();
  }

  @Test
  void aChainFromBeforeThereWereKeysIsSignedWhenItIsAskedFor() {
    append(1);
    transactions.in(
        workspace,
        () ->
            jdbc.sql(
                    """
                    with gone as (delete from unsealed_event returning event_id)
                    insert into event_hash (workspace_id, sequence, event_id, hash)
                    select current_workspace(), 1, event_id, sha256('') from gone
                    """)
                .update());
    assertThat(trail.head(workspace).head().sequence()).isEqualTo(1);
  }

  @Test
  void whatIsWrittenCanNotBeChangedByThePlatform() {
    append(1);
    sealer.sealOnce();
    for (String table : List.of("event", "event_hash", "event_head")) {
      for (String statement :
          List.of("delete from " + table, "update " + table + " set workspace_id = workspace_id")) {
        assertThatThrownBy(() -> transactions.in(workspace, () -> jdbc.sql(statement).update()))
            .as(statement)
            .isInstanceOf(DataAccessException.class)
            .rootCause()
            .hasMessageContaining("permission denied");
      }
    }
  }
}
