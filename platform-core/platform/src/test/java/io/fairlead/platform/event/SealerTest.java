package io.fairlead.platform.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.platform.event.persistence.EventTables;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Workspaces;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class SealerTest {

  private static final int LIMIT_SECONDS = 60;

  private final Events events;
  private final Sealer sealer;
  private final Transactions transactions;
  private final Workspaces workspaces;
  private final JdbcClient jdbc;
  private UUID workspace = Ids.next();

  SealerTest(
      Events events,
      Sealer sealer,
      Transactions transactions,
      Workspaces workspaces,
      JdbcClient jdbc) {
    this.events = events;
    this.sealer = sealer;
    this.transactions = transactions;
    this.workspaces = workspaces;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void makeWorkspace() {
    String name = "w" + Ids.next().toString().substring(9);
    workspace = workspaces.create(name, name, Actor.PLATFORM).id();
    sealer.sealOnce();
  }

  private void append(String kind) {
    transactions.in(
        workspace, () -> events.append(kind, workspace, Actor.PLATFORM, Map.of("of", kind)));
  }

  private List<String> sealed() {
    return transactions.in(
        workspace,
        () ->
            jdbc.sql(
                    "select kind from event_hash h join event e on e.id = h.event_id order by sequence")
                .query(String.class)
                .list());
  }

  @Test
  void aLinkIsTheHashOfThePreviousOneAndTheEvent() throws Exception {
    append("first");
    append("second");
    sealer.sealOnce();

    List<Map<String, Object>> links =
        transactions.in(
            workspace,
            () ->
                jdbc.sql(
                        "select h.*, e.at, e.kind from event_hash h join event e on e.id = h.event_id"
                            + " order by sequence")
                    .query()
                    .listOfRows());
    byte[] previous = new byte[32];
    for (int i = 0; i < 2; i++) {
      Map<String, Object> link = links.get(i);
      assertThat(link.get("sequence")).isEqualTo(i + 1L);
      String text =
          """
          {"actor":{"id":"00000000-0000-0000-0000-000000000000","kind":"PLATFORM",\
          "name":"platform"},"at":"%s","data":{"of":"%s"},"id":"%s","kind":"%s","subject":"%s",\
          "workspace":"%s"}"""
              .formatted(
                  ((Timestamp) requireNonNull(link.get("at"))).toInstant(),
                  link.get("kind"),
                  link.get("event_id"),
                  link.get("kind"),
                  workspace,
                  workspace);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(previous);
      previous = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      assertThat(link.get("hash")).isEqualTo(previous);
    }
  }

  @Test
  void anEventThatIsCommittedLateIsStillSealedOnce() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(
            () ->
                transactions.in(
                    workspace,
                    () -> {
                      events.append("late", workspace, Actor.PLATFORM, Map.of());
                      written.countDown();
                      await(mayCommit);
                    }));
    await(written);
    append("early");
    sealer.sealOnce();
    assertThat(sealed()).containsExactly("early");

    mayCommit.countDown();
    late.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    sealer.sealOnce();
    sealer.sealOnce();
    assertThat(sealed()).containsExactly("early", "late");
  }

  @Test
  void severalSealersMakeOneChainWithoutGaps() throws Exception {
    int count = 2500; // more than two batches
    transactions.in(
        workspace,
        () ->
            IntStream.range(0, count)
                .forEach(
                    i -> events.append("e" + i, workspace, Actor.PLATFORM, Map.of("number", i))));
    CompletableFuture<?>[] sealers =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.runAsync(sealer::sealOnce))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(sealers).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    sealer.sealOnce();

    assertThat(sealed())
        .containsExactlyElementsOf(IntStream.range(0, count).mapToObj(i -> "e" + i).toList());
    assertThat(
            transactions.in(
                workspace,
                () -> jdbc.sql("select max(sequence) from event_hash").query(Long.class).single()))
        .isEqualTo(count);
  }

  /** Replicas seal in turns, while others ask for the head that they can rely on. */
  @Test
  void headsThatSeveralAskForAtOnceAreSignedOnceAndHoldAllThatWasThere() throws Exception {
    EventTables.Chain chain = new EventTables.Chain(workspace);
    for (int round = 1; round <= 20; round++) {
      append("e" + round);
      CompletableFuture<?> sealing = CompletableFuture.runAsync(sealer::sealOnce);
      List<CompletableFuture<SignedHead>> asked =
          IntStream.range(0, 3)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> sealer.sealNow(chain)))
              .toList();
      for (CompletableFuture<SignedHead> each : asked) {
        assertThat(each.get(LIMIT_SECONDS, TimeUnit.SECONDS).head().sequence()).isEqualTo(round);
      }
      assertThat(asked.stream().map(each -> each.join().signature()).distinct()).hasSize(1);
      sealing.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatIsRolledBackLeavesNothing() {
    assertThatThrownBy(
            () ->
                transactions.in(
                    workspace,
                    () -> {
                      events.append("undone", workspace, Actor.PLATFORM, Map.of());
                      throw new IllegalStateException("undo");
                    }))
        .hasMessage("undo");
    sealer.sealOnce();
    assertThat(sealed()).isEmpty();
  }

  @Test
  void theInstallationHasAChainOfItsOwn() {
    transactions.crossing(
        () -> {
          events.appendInstallation("tested", workspace, Actor.PLATFORM, Map.of());
          return true;
        });
    sealer.sealOnce();
    assertThat(
            transactions.crossing(
                () ->
                    jdbc.sql(
                            "select count(*) = max(sequence) and bool_or(e.kind = 'tested')"
                                + " from installation_event_hash h join installation_event e"
                                + " on e.id = h.event_id")
                        .query(Boolean.class)
                        .single()))
        .isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
