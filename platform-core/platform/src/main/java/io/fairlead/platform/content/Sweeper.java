package io.fairlead.platform.content;

import io.fairlead.platform.content.persistence.ContentLocks;
import io.fairlead.platform.content.persistence.KeyTables;
import io.fairlead.platform.content.store.ObjectName;
import io.fairlead.platform.content.store.ObjectStore;
import io.fairlead.platform.storage.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes bytes that no row names: of transactions that failed after their bytes were stored. Under
 * a lock that whoever writes such a row shares, so that bytes that are named are never removed, on
 * whichever replicas both happen.
 */
@Component
final class Sweeper {

  /** What was written lately may wait for its row. */
  static final Duration GRACE = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final int TOGETHER = 500;

  private final ObjectStore objects;
  private final List<ContentReferences> references;
  private final KeyTables tables;
  private final ContentLocks locks;
  private final Transactions transactions;
  private final Clock clock;

  Sweeper(
      ObjectStore objects,
      List<ContentReferences> references,
      KeyTables tables,
      ContentLocks locks,
      Transactions transactions,
      Clock clock) {
    this.objects = objects;
    this.references = List.copyOf(references);
    this.tables = tables;
    this.locks = locks;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @return how many were removed
   */
  int sweep() throws IOException {
    int removed = 0;
    for (UUID workspace : transactions.crossing(tables::workspaces)) {
      List<ObjectName> old = new ArrayList<>();
      objects.list(
          workspace,
          (name, written) -> {
            if (isOld(written)) {
              old.add(name);
            }
          });
      for (int from = 0; from < old.size(); from += TOGETHER) {
        removed += sweep(workspace, old.subList(from, Math.min(from + TOGETHER, old.size())));
      }
    }
    if (removed > 0) {
      LOG.info("{} stored contents that nothing names were removed.", removed);
    }
    return removed;
  }

  private boolean isOld(Instant written) {
    return written.isBefore(clock.instant().minus(GRACE));
  }

  private int sweep(UUID workspace, List<ObjectName> some) throws IOException {
    Set<String> named =
        transactions.in(workspace, () -> named(some.stream().map(ObjectName::digest).toList()));
    int removed = 0;
    for (ObjectName each : some) {
      if (!named.contains(each.digest()) && remove(each)) {
        removed++;
      }
    }
    return removed;
  }

  private Set<String> named(List<String> digests) {
    Set<String> named = new HashSet<>();
    references.forEach(each -> named.addAll(each.among(digests)));
    return named;
  }

  /** Looks again, now that no one can begin to name it. */
  private boolean remove(ObjectName name) throws IOException {
    try {
      return transactions.in(
          name.workspace(),
          () -> {
            locks.have(name.workspace(), name.digest());
            if (!named(List.of(name.digest())).isEmpty()) {
              return false;
            }
            try {
              if (objects.written(name).filter(this::isOld).isEmpty()) {
                return false;
              }
              objects.delete(name);
              return true;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
