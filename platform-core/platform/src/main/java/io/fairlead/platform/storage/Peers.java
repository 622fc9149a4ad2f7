package io.fairlead.platform.storage;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Word from this platform to the others on the same database, and from them. Words are hints: what
 * they are about is read from the database, and after a break everybody reads again.
 *
 * <p>Commits that notify wait for each other in PostgreSQL. So nothing notifies in a transaction of
 * its own: what is told within a fifth of a second travels together, by one connection a platform.
 *
 * @see <a href="../../../../../../../../docs/adr/replicas.md">the decision</a>
 */
@Component
public final class Peers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
  private static final String CHANNEL = "fairlead";
  private static final String EVERYTHING = "*";
  private static final int TOGETHER_MILLIS = 200;
  private static final int MOST_BYTES = 7_900; // PostgreSQL takes less than 8,000
  private static final int MOST_WORDS = 2_000; // more are told as one: read everything again
  private static final long LOOK_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int ANSWER_SECONDS = 5;
  private static final long REST_NANOS = Duration.ofSeconds(1).toNanos();

  private final Database database;
  private final String self = UUID.randomUUID().toString();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private Set<String> waiting = new LinkedHashSet<>();
  private volatile boolean running;
  private volatile Thread thread = new Thread(() -> {});

  Peers(Database database) {
    this.database = database;
  }

  /** Hears what other platforms tell; called from one thread, must not take long. */
  public interface Listener {

    /** A word such as {@code study ID ID}; not from this platform. */
    void heard(String word);

    /** Any word may have been missed. */
    void missed();
  }

  /** Hears from now on. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /**
   * Tells the others soon; call it after the commit.
   *
   * @param word without a line break
   */
  public void tell(String word) {
    if (!database.isShared()) {
      return;
    }
    synchronized (this) {
      if (waiting.size() < MOST_WORDS) {
        waiting.add(word);
      } else {
        waiting = new LinkedHashSet<>(Set.of(EVERYTHING));
      }
    }
  }

  private synchronized List<String> takeWords() {
    List<String> words = waiting.contains(EVERYTHING) ? List.of(EVERYTHING) : List.copyOf(waiting);
    waiting = new LinkedHashSet<>();
    return words;
  }

  @Override
  public void start() {
    if (database.isShared()) {
      running = true;
      thread = Thread.ofPlatform().name("peers").daemon().start(this::run);
    }
  }

  private void run() {
    boolean before = false;
    while (running) {
      try (Connection connection = database.connect(database.app());
          Statement statement = connection.createStatement()) {
        connection.setNetworkTimeout(Runnable::run, (int) Duration.ofSeconds(30).toMillis());
        statement.execute("listen " + CHANNEL);
        if (before) {
          listeners.forEach(Listener::missed);
        }
        before = true;
        exchange(connection);
      } catch (SQLException | RuntimeException e) {
        if (running) {
          LOG.warn("Other platforms can't be heard for the moment: {}", e.toString());
          LockSupport.parkNanos(REST_NANOS);
        }
      }
    }
  }

  private void exchange(Connection connection) throws SQLException {
    PGConnection notices = connection.unwrap(PGConnection.class);
    long looked = System.nanoTime();
    while (running) {
      PGNotification[] heard = notices.getNotifications(TOGETHER_MILLIS);
      for (PGNotification each : heard == null ? new PGNotification[0] : heard) {
        hear(each.getParameter());
      }
      List<String> words = takeWords();
      if (!words.isEmpty()) {
        send(connection, words);
        looked = System.nanoTime();
      } else if (System.nanoTime() - looked > LOOK_NANOS) { // a silent line may be a dead one
        if (!connection.isValid(ANSWER_SECONDS)) {
          throw new SQLException("The database doesn't answer.");
        }
        looked = System.nanoTime();
      }
    }
  }

  private void hear(String message) {
    String[] lines = message.split("\n", -1);
    if (lines[0].equals(self)) {
      return;
    }
    for (int i = 1; i < lines.length; i++) {
      String word = lines[i];
      for (Listener each : listeners) {
        if (word.equals(EVERYTHING)) {
          each.missed();
        } else {
          each.heard(word);
        }
      }
    }
  }

  private void send(Connection connection, List<String> words) throws SQLException {
    try (PreparedStatement notify =
        connection.prepareStatement("select pg_notify(?, m) from unnest(cast(? as text[])) m")) {
      notify.setString(1, CHANNEL);
      notify.setArray(2, connection.createArrayOf("text", messages(words).toArray()));
      notify.execute();
    } catch (SQLException e) {
      words.forEach(this::tell); // once the database is back
      throw e;
    }
  }

  private List<String> messages(List<String> words) {
    List<String> messages = new ArrayList<>();
    StringBuilder message = new StringBuilder(self);
    int bytes = self.length();
    for (String word : words) {
      int more = word.getBytes(StandardCharsets.UTF_8).length + 1;
      if (bytes + more > MOST_BYTES) {
        messages.add(message.toString());
        message = new StringBuilder(self);
        bytes = self.length();
      }
      message.append('\n').append(word);
      bytes += more;
    }
    messages.add(message.toString());
    return messages;
  }

  @Override
  public void stop() {
    running = false;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
