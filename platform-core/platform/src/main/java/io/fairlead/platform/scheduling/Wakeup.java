package io.fairlead.platform.scheduling;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells this process's scheduler which studies may need suggestions. Only a hint that saves waiting
 * for the next tick: what it forgets, the tick finds.
 */
@Component
final class Wakeup {

  private final Set<OpenStudies.Open> studies = new LinkedHashSet<>();

  /** Wakes the scheduler once the current transaction is committed. */
  void afterCommit(UUID workspace, UUID study) {
    OpenStudies.Open open = new OpenStudies.Open(workspace, study);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake(open);
          }
        });
  }

  private synchronized void wake(OpenStudies.Open study) {
    studies.add(study);
    notifyAll();
  }

  /** What came since the last call; waits for something, but not longer than {@code millis}. */
  @SuppressWarnings("WaitNotInLoop") // coming back early with nothing does no harm
  synchronized Set<OpenStudies.Open> take(long millis) throws InterruptedException {
    if (studies.isEmpty()) {
      wait(millis);
    }
    Set<OpenStudies.Open> taken = new LinkedHashSet<>(studies);
    studies.clear();
    return taken;
  }
}
