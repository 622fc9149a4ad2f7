package io.fairlead.platform.event;

import io.fairlead.platform.storage.Peers;
import io.fairlead.platform.storage.Visits;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the pages of this platform, and the other platforms on the database, which tell theirs. */
@Component
final class CoalescedChanges implements Changes, Peers.Listener, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(CoalescedChanges.class);
  private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

  private static final String WORD = "study ";

  private final Visits visits;
  private final Peers peers;
  private final List<Page> pages = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService teller = newTeller();

  CoalescedChanges(Visits visits, Peers peers) {
    this.visits = visits;
    this.peers = peers;
    peers.listen(this);
  }

  private static ScheduledExecutorService newTeller() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("changes").factory());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return executor;
  }

  @Override
  public void studyChanged(UUID workspace, UUID study) {
    changesOfThisTransaction().add(new Change(workspace, study));
  }

  private Set<Change> changesOfThisTransaction() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("A change is announced in the transaction that makes it.");
    }
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(each -> each instanceof AfterCommit after && after.owner() == this)
        .map(each -> ((AfterCommit) each).changes)
        .findFirst()
        .orElseGet(
            () -> {
              AfterCommit after = new AfterCommit();
              TransactionSynchronizationManager.registerSynchronization(after);
              return after.changes;
            });
  }

  @Override
  public Subscription subscribe(UUID workspace, @Nullable UUID study, Runnable listener) {
    Page page = new Page(visits.owner(workspace), study, listener);
    pages.add(page);
    return () -> pages.remove(page);
  }

  @Override
  public void destroy() {
    teller.shutdownNow();
  }

  private void tell(Set<Change> changes) {
    for (Page page : pages) {
      if (changes.stream().anyMatch(page::shows)) {
        page.tellSoon();
      }
    }
  }

  @Override
  public void heard(String word) {
    if (word.startsWith(WORD)) {
      String[] ids = word.substring(WORD.length()).split(" ", 2);
      tell(Set.of(new Change(UUID.fromString(ids[0]), UUID.fromString(ids[1]))));
    }
  }

  @Override
  public void missed() {
    pages.forEach(Page::tellSoon);
  }

  private record Change(UUID workspace, UUID study) {
    String word() {
      return WORD + workspace + " " + study;
    }
  }

  private final class AfterCommit implements TransactionSynchronization {
    private final Set<Change> changes = new HashSet<>();

    CoalescedChanges owner() {
      return CoalescedChanges.this;
    }

    @Override
    public void afterCommit() {
      tell(changes);
      changes.forEach(change -> peers.tell(change.word()));
    }
  }

  private final class Page implements Runnable {
    private final UUID workspace;
    private final @Nullable UUID study;
    private final Runnable listener;
    private final AtomicBoolean waits = new AtomicBoolean();
    private volatile long toldAt = System.nanoTime() - PAUSE_NANOS;

    Page(UUID workspace, @Nullable UUID study, Runnable listener) {
      this.workspace = workspace;
      this.study = study;
      this.listener = listener;
    }

    boolean shows(Change change) {
      return change.workspace().equals(workspace)
          && (study == null || study.equals(change.study()));
    }

    void tellSoon() {
      if (!teller.isShutdown() && waits.compareAndSet(false, true)) {
        long delay = toldAt + PAUSE_NANOS - System.nanoTime();
        var unused = teller.schedule(this, Math.max(0, delay), TimeUnit.NANOSECONDS);
      }
    }

    @Override
    public void run() {
      waits.set(false); // a change from here on is a new one
      toldAt = System.nanoTime();
      if (!pages.contains(this)) {
        return; // closed meanwhile
      }
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.warn("A page could not take in a change; it will with the next one.", e);
      }
    }
  }
}
