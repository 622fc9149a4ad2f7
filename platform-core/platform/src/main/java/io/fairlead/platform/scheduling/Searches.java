package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.study.StudyBook;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Opens studies with their histories. A history is kept in memory between transactions and only new
 * events are read: a cache, thrown away when a transaction that added to it fails.
 */
@Component
final class Searches {

  private static final int KEPT_HISTORIES = 32;

  private final StudyBook book;
  private final SearchEvents stored;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Map<UUID, Kept> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Kept> eldest) {
              return size() > KEPT_HISTORIES;
            }
          });

  Searches(StudyBook book, SearchEvents stored, JdbcClient jdbc, Clock clock) {
    this.book = book;
    this.stored = stored;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A history and who works on it; whoever holds the lock also holds the study's row. */
  private static final class Kept {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable History history;
  }

  /** Locks the study's row until the end of the transaction and brings its history up to date. */
  Search open(UUID workspace, UUID study) {
    StudyBook.Locked row = book.lock(study);
    Kept entry = kept.computeIfAbsent(study, id -> new Kept());
    holdUntilTheEnd(entry);
    History history = entry.history;
    if (history == null || history.events().size() > row.events()) {
      history = History.empty();
      entry.history = history;
    }
    if (history.events().size() < row.events()) {
      stored.read(study, history.events().size()).forEach(history::append);
    }
    return new Search(book.plan(workspace, row), row, history);
  }

  /** Stores what was appended. */
  void store(Search search) {
    List<SearchEvent> events = search.appended();
    if (events.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into search_event (workspace_id, study_id, sequence, event, at)
            select ?, ?, ? + ordinality - 1, cast(event as jsonb), ?
            from unnest(cast(? as text[])) with ordinality as e(event, ordinality)
            """)
        .params(
            search.plan().workspace(),
            search.plan().id(),
            search.stored(),
            Sql.at(clock.instant()),
            Sql.texts(events, SearchEventJson::write))
        .update();
    book.setEvents(search.plan().id(), search.stored() + events.size());
  }

  /** Frees the memory of a search that is over. */
  void forget(UUID study) {
    kept.remove(study);
  }

  private static void holdUntilTheEnd(Kept entry) {
    entry.lock.lock();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status != STATUS_COMMITTED) {
              entry.history = null;
            }
            entry.lock.unlock();
          }
        });
  }
}
