package io.fairlead.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeersTest {

  private final Database embedded = TestServer.freshDatabase();
  private final Database shared = SharedDatabase.open(SharedDatabase.describe(embedded));
  private final Peers one = new Peers(shared);
  private final Peers other = new Peers(shared);
  private final Heard atOne = new Heard();
  private final Heard atOther = new Heard();

  private static final class Heard implements Peers.Listener {
    private final List<String> words = new CopyOnWriteArrayList<>();
    private final AtomicInteger missed = new AtomicInteger();

    @Override
    public void heard(String word) {
      words.add(word);
    }

    @Override
    public void missed() {
      missed.incrementAndGet();
    }
  }

  @BeforeEach
  void start() {
    one.listen(atOne);
    other.listen(atOther);
    one.start();
    other.start();
    Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> connections() == 2);
  }

  @AfterEach
  void stop() {
    one.stop();
    other.stop();
    TestServer.drop(embedded);
  }

  private int connections() throws SQLException {
    try (Connection admin = TestServer.admin(embedded);
        Statement statement = admin.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where query ilike 'listen%' and datname = '"
                    + embedded.name()
                    + "'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void await(org.awaitility.core.ThrowingRunnable assertion) {
    Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(assertion);
  }

  @Test
  void theOthersHearItOnceAndTheTellerDoesNot() {
    one.tell("study a");
    one.tell("study a");
    await(() -> assertThat(atOther.words).contains("study a"));
    other.tell("study b");
    await(() -> assertThat(atOne.words).containsExactly("study b"));
    assertThat(atOther.words).hasSizeBetween(1, 2); // the pair may fall between two messages
  }

  @Test
  void manyWordsArriveAndTooManyBecomeOne() {
    List<String> many =
        IntStream.range(0, 1_000).mapToObj(i -> "study " + "x".repeat(72) + i).toList();
    many.forEach(one::tell);
    await(() -> assertThat(atOther.words).containsExactlyInAnyOrderElementsOf(many));
    IntStream.range(0, 50_000).forEach(i -> one.tell("study " + i));
    await(() -> assertThat(atOther.missed).hasPositiveValue());
  }

  @Test
  void afterABreakEverythingIsReadAgainAndWordsGoOn() throws SQLException {
    try (Connection admin = TestServer.admin(embedded);
        Statement statement = admin.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'fairlead_app'"
              + " and datname = '%s'".formatted(embedded.name()));
    }
    one.tell("study c");
    await(() -> assertThat(atOther.missed).hasPositiveValue());
    await(
        () -> {
          one.tell("study d"); // a hint may be lost while its listener is away
          assertThat(atOther.words).contains("study d");
        });
  }

  @Test
  void whoIsAloneTellsNobody() {
    Peers alone = new Peers(embedded);
    alone.start();
    alone.tell("study e");
    assertThat(alone.isRunning()).isFalse();
  }
}
