package io.fairlead.platform.metrics;

import io.fairlead.platform.metrics.StreamRefused.Reason;
import io.fairlead.platform.storage.Interruptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes whatever waits and commits it together: the longer a commit takes, the more waits for the
 * next. A group that meets a database that is away is tried again for a while; a group that fails
 * otherwise is taken apart, so that one bad batch fails alone.
 */
final class GroupWriter implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
  private static final int GROUP_BATCHES = 512;
  private static final long GROUP_BYTES = 16L << 20;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
  private final GroupStore store;
  private final IngestFigures figures;
  private final Duration patience;

  GroupWriter(GroupStore store, IngestFigures figures, Duration patience) {
    this.store = store;
    this.figures = figures;
    this.patience = patience;
  }

  void add(Pending pending) {
    queue.add(pending);
  }

  int waiting() {
    return queue.size();
  }

  /** Runs until interrupted; then refuses what is left. */
  @Override
  public void run() {
    try {
      while (true) {
        take().forEach(this::commit);
      }
    } catch (InterruptedException e) {
      queue.forEach(pending -> unavailable("The platform is stopping.").tell(pending));
    }
  }

  private Map<UUID, List<Pending>> take() throws InterruptedException {
    Map<UUID, List<Pending>> byWorkspace = new LinkedHashMap<>();
    long bytes = 0;
    int batches = 0;
    Pending next = queue.take();
    while (next != null) {
      byWorkspace
          .computeIfAbsent(next.attempt().workspace(), workspace -> new ArrayList<>())
          .add(next);
      bytes += next.batch().bytes().length;
      batches++;
      next = bytes < GROUP_BYTES && batches < GROUP_BATCHES ? queue.poll() : null;
    }
    return byWorkspace;
  }

  private void commit(UUID workspace, List<Pending> group) {
    List<Outcome> outcomes;
    try {
      outcomes = patiently(workspace, group);
    } catch (RuntimeException e) {
      if (Interruptions.isOne(e)) {
        LOG.warn("Metrics are refused: the database stayed away for {}", patience, e);
        Outcome later = unavailable("The platform's database is away; send this again later.");
        group.forEach(later::tell);
      } else if (group.size() > 1) {
        group.forEach(pending -> commit(workspace, List.of(pending)));
      } else {
        group.getFirst().done().completeExceptionally(e);
      }
      return;
    }
    for (int i = 0; i < group.size(); i++) {
      outcomes.get(i).tell(group.get(i));
    }
    figures.committed(group);
  }

  private List<Outcome> patiently(UUID workspace, List<Pending> group) {
    long start = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return figures.timed(() -> store.store(workspace, group));
      } catch (RuntimeException e) {
        if (!Interruptions.isOne(e) || System.nanoTime() - start > patience.toNanos()) {
          throw e;
        }
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StreamRefused(Reason.UNAVAILABLE, "The platform is stopping.");
      }
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private static Outcome unavailable(String why) {
    return new Outcome.Refused(new StreamRefused(Reason.UNAVAILABLE, why));
  }
}
