package io.fairlead.platform.search;

import io.fairlead.kernel.search.History;
import io.fairlead.platform.scheduling.SearchEvents;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.StudyBook;
import io.fairlead.platform.study.StudyPlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Keeps the histories of the studies that people look at, so that only news are read. */
@Component
final class Histories {

  private static final int KEPT = 8;

  private final Transactions transactions;
  private final StudyBook book;
  private final SearchEvents stored;
  private final Map<UUID, Kept> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Kept> eldest) {
              return size() > KEPT;
            }
          });

  Histories(Transactions transactions, StudyBook book, SearchEvents stored) {
    this.transactions = transactions;
    this.book = book;
    this.stored = stored;
  }

  private static final class Kept {
    private final ReentrantLock lock = new ReentrantLock();
    private final History history = History.empty();
  }

  /** Gives {@code look} the study's history, which nobody else uses meanwhile; nor may it later. */
  <T> T look(UUID workspace, UUID study, BiFunction<StudyPlan, History, T> look) {
    StudyPlan plan = transactions.in(workspace, () -> book.now(study)); // refuses who mayn't
    Kept entry = kept.computeIfAbsent(study, id -> new Kept());
    entry.lock.lock();
    try {
      transactions.in(
          workspace,
          () ->
              stored
                  .read(study, entry.history.events().size())
                  .forEach(event -> entry.history.append(event)));
      return look.apply(plan, entry.history);
    } finally {
      entry.lock.unlock();
    }
  }
}
