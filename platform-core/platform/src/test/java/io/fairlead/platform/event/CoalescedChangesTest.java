package io.fairlead.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@PlatformTest
class CoalescedChangesTest {

  private static final int LIMIT_SECONDS = 60;

  private final Changes changes;
  private final Transactions transactions;
  private final UUID workspace = Ids.next();
  private final UUID study = Ids.next();

  CoalescedChangesTest(Changes changes, Transactions transactions) {
    this.changes = changes;
    this.transactions = transactions;
  }

  private void change(UUID workspace, UUID study) {
    transactions.in(workspace, () -> changes.studyChanged(workspace, study));
  }

  @Test
  void manyChangesAreToldAsOne() throws InterruptedException {
    Semaphore told = new Semaphore(0);
    CountDownLatch mayReturn = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    Runnable listener =
        () -> {
          calls.incrementAndGet();
          told.release();
          await(mayReturn);
        };
    try (var subscription = changes.subscribe(workspace, study, listener)) {
      change(workspace, study);
      assertThat(told.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < 100; i++) {
        change(workspace, study);
      }
      mayReturn.countDown();
      assertThat(told.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(calls).hasValue(2);
      assertThat(subscription).isNotNull();
    }
  }

  @Test
  void onlyWhatIsCommittedAndShownIsTold() throws InterruptedException {
    Semaphore ofStudy = new Semaphore(0);
    Semaphore ofWorkspace = new Semaphore(0);
    try (var one = changes.subscribe(workspace, study, ofStudy::release);
        var all = changes.subscribe(workspace, null, ofWorkspace::release)) {
      assertThat(one).isNotSameAs(all);
      assertThatThrownBy(
              () ->
                  transactions.in(
                      workspace,
                      () -> {
                        changes.studyChanged(workspace, study);
                        throw new IllegalStateException("undo");
                      }))
          .hasMessage("undo");
      change(Ids.next(), study);
      change(workspace, Ids.next());
      assertThat(ofWorkspace.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      // The one thread has been there: had the others been told, they would have come before.
      assertThat(ofStudy.availablePermits()).isZero();
    }
  }

  @Test
  void aListenerThatThrowsIsToldAgain() throws InterruptedException {
    Semaphore told = new Semaphore(0);
    try (var subscription =
        changes.subscribe(
            workspace,
            study,
            () -> {
              told.release();
              throw new IllegalStateException("broken page");
            })) {
      change(workspace, study);
      assertThat(told.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      change(workspace, study);
      assertThat(told.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(subscription).isNotNull();
    }
  }

  @Test
  void aChangeOutsideOfATransactionIsRefused() {
    assertThatThrownBy(() -> changes.studyChanged(workspace, study))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("transaction");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
