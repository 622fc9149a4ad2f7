package io.fairlead.ray.actor;

import io.fairlead.protocol.message.AgentAnswer.Order;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.Assignment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What an attempt is ordered, from other threads, and how far it is; thread-safe. */
final class AttemptControl {

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile OrderKind order = OrderKind.CONTINUE;
  private volatile String token;
  private volatile Instant leaseUntil;
  private volatile boolean lost;
  private volatile boolean over;
  private volatile long step;

  AttemptControl(Assignment assignment, Clock clock) {
    this.clock = clock;
    this.token = assignment.token();
    this.leaseUntil = assignment.leaseUntil();
    this.step = assignment.resume() == null ? 0 : assignment.resume().step();
  }

  void receive(Order received) {
    lock.lock();
    try {
      if (received.token() != null) {
        token = received.token();
      }
      if (received.leaseUntil() != null) {
        leaseUntil = received.leaseUntil();
      }
      order = received.kind();
      if (received.kind() == OrderKind.ABANDON) {
        lost = true;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  OrderKind order() {
    return order;
  }

  String token() {
    return token;
  }

  /** Whether nothing more may be reported. */
  boolean isLost() {
    return lost;
  }

  void lose() {
    lost = true;
  }

  long step() {
    return step;
  }

  void finished(long lastStep) {
    step = lastStep;
  }

  /** Ends {@link #awaitLoss()}. */
  void end() {
    lock.lock();
    try {
      over = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the lease is lost, by order or because it ran out, or the attempt is over.
   *
   * @return whether it is lost
   */
  boolean awaitLoss() throws InterruptedException {
    lock.lock();
    try {
      while (!over && !lost) {
        Duration left = Duration.between(clock.instant(), leaseUntil);
        if (left.isNegative() || left.isZero()) {
          lost = true;
        } else {
          changed.awaitNanos(
              left.compareTo(Duration.ofDays(1)) > 0
                  ? Duration.ofDays(1).toNanos()
                  : left.toNanos());
        }
      }
      return !over;
    } finally {
      lock.unlock();
    }
  }
}
