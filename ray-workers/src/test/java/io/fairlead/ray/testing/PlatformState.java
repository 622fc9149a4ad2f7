package io.fairlead.ray.testing;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.protocol.message.AgentAnswer;
import io.fairlead.protocol.message.AgentAnswer.Order;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.BatchHeader.RungReport;
import io.fairlead.protocol.message.Checkpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All the platform in memory knows, and its scheduling: first come, first served. */
final class PlatformState {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Clock clock = Clock.systemUTC();
  private final Map<UUID, Received> attempts = new HashMap<>();
  private final Map<UUID, UUID> driverOf = new HashMap<>();
  private final Deque<Assignment> queue = new ArrayDeque<>();
  private final Map<UUID, String> bundles = new HashMap<>();
  final Map<UUID, UUID> ranOn = new HashMap<>();

  final List<Assignment> leased = new ArrayList<>();
  final List<Result> results = new ArrayList<>();
  final List<UUID> endedDrivers = new ArrayList<>();
  final Map<String, byte[]> datasets = new HashMap<>();
  final Map<String, byte[]> artifacts = new LinkedHashMap<>();
  final List<String> artifactNames = new ArrayList<>();
  final Map<String, Map<String, String>> environments = new HashMap<>();
  int environmentReports;
  final Map<UUID, Checkpoint> checkpoints = new HashMap<>();
  final Map<UUID, OrderKind> orders = new ConcurrentHashMap<>();
  int duplicates;
  int lookUps;

  volatile Duration heartbeat = Duration.ofMillis(200);
  volatile Duration grace = Duration.ofSeconds(5);
  volatile Duration lease = Duration.ofSeconds(60);
  volatile int breakAfterEvery;
  volatile boolean leasesPaused;
  volatile BiFunction<Assignment, RungReport, Verdict> verdicts =
      (assignment, report) -> Verdict.CONTINUE;

  void withLock(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  <T> T read(Supplier<T> read) {
    lock.lock();
    try {
      return read.get();
    } finally {
      lock.unlock();
    }
  }

  void await(String what, Duration limit, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    lock.lock();
    try {
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("Waited %s in vain for: %s".formatted(limit, what));
        }
        changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    } finally {
      lock.unlock();
    }
  }

  Received received(UUID attempt) {
    Received known = attempts.get(attempt);
    if (known == null) {
      throw new IllegalArgumentException("There is no attempt " + attempt);
    }
    return known;
  }

  UUID trialOf(UUID attempt) {
    return received(attempt).assignment.trial();
  }

  @Nullable Received ofToken(String token) {
    return read(
        () ->
            attempts.values().stream()
                .filter(known -> known.assignment.token().equals(token))
                .findFirst()
                .orElse(null));
  }

  void enqueue(Assignment assignment, String bundle) {
    withLock(
        () -> {
          queue.add(assignment);
          bundles.put(assignment.trial(), bundle);
          attempts.put(assignment.attempt(), new Received(assignment));
        });
  }

  AgentAnswer.Work findWork() {
    return read(
        () -> {
          lookUps++;
          Map<List<Object>, AgentAnswer.Waiting> waiting = new LinkedHashMap<>();
          for (Assignment assignment : queue) {
            String bundle = bundle(assignment);
            List<Object> group = List.of(assignment.workspace(), bundle);
            AgentAnswer.Waiting before = waiting.get(group);
            waiting.put(
                group,
                new AgentAnswer.Waiting(
                    assignment.workspace(),
                    bundle,
                    before == null ? 1 : before.trials() + 1,
                    assignment.resources()));
          }
          return new AgentAnswer.Work(List.copyOf(waiting.values()));
        });
  }

  private String bundle(Assignment assignment) {
    return bundles.getOrDefault(assignment.trial(), InMemoryPlatform.BUNDLE);
  }

  AgentAnswer.Leased lease(AgentRequest.Lease request) {
    List<Assignment> granted = new ArrayList<>();
    withLock(
        () -> {
          List<Assignment> next =
              queue.stream()
                  .filter(each -> !leasesPaused && each.workspace().equals(request.workspace()))
                  .filter(each -> bundle(each).equals(request.bundle()))
                  .limit(request.count())
                  .toList();
          // As few turns as what was asked for allows: what waits is spread over all actors.
          int turns =
              Math.max(1, Math.ceilDiv(next.size() * request.takingTurns(), request.count()));
          for (Assignment assignment : next) {
            queue.remove(assignment);
            Assignment renewed =
                granted(
                    assignment,
                    assignment.attempt(),
                    assignment.epoch(),
                    assignment.token(),
                    turns,
                    assignment.resume(),
                    request.environment(),
                    clock.instant().plus(lease));
            granted.add(renewed);
            leased.add(renewed);
            received(assignment.attempt()).environment = request.environment();
            driverOf.put(assignment.attempt(), request.driver());
            ranOn.put(assignment.attempt(), request.driver());
          }
        });
    return new AgentAnswer.Leased(granted);
  }

  /** Another grant of the same trial. */
  private static Assignment granted(
      Assignment a,
      UUID attempt,
      int epoch,
      String token,
      int takingTurns,
      @Nullable Checkpoint resume,
      @Nullable String environment,
      Instant until) {
    return new Assignment(
        a.workspace(),
        a.study(),
        a.trial(),
        attempt,
        a.number(),
        epoch,
        token,
        a.trainer(),
        a.parameters(),
        a.seed(),
        a.maxSteps(),
        a.rungs(),
        a.objectives(),
        a.checkpointEvery(),
        a.dataset(),
        a.resources(),
        takingTurns,
        a.threads(),
        resume,
        environment,
        until,
        a.silence(),
        a.traceparent());
  }

  AgentAnswer.Orders heartbeat(AgentRequest.Heartbeat request) {
    List<Order> answers = new ArrayList<>();
    withLock(
        () -> {
          for (AgentRequest.Running running : request.attempts()) {
            received(running.attempt()).lastStep = running.step();
            OrderKind order = orders.getOrDefault(trialOf(running.attempt()), OrderKind.CONTINUE);
            answers.add(
                new Order(
                    running.attempt(),
                    order,
                    order == OrderKind.CONTINUE ? clock.instant().plus(lease) : null,
                    null));
          }
        });
    return new AgentAnswer.Orders(answers);
  }

  AgentAnswer.Completed complete(AgentRequest.Complete request) {
    withLock(() -> request.results().forEach(this::take));
    return new AgentAnswer.Completed(
        request.results().stream().map(AgentRequest.Result::attempt).toList());
  }

  private void take(Result result) {
    Received known = received(result.attempt());
    if (result.outcome() == Outcome.PAUSED && !orders.containsKey(trialOf(result.attempt()))) {
      driverOf.remove(result.attempt());
      queue.add(known.assignment); // given back before its start
    } else if (known.result == null) {
      known.result = result;
      if (result.points() != null) {
        known.add(result.points());
      }
      driverOf.remove(result.attempt());
      if (result.outcome() == Outcome.ABANDONED) {
        goOn(known.assignment);
      } else {
        results.add(result);
      }
    }
  }

  void driverEnded(UUID driver) {
    withLock(
        () -> {
          endedDrivers.add(driver);
          for (Map.Entry<UUID, UUID> entry : List.copyOf(driverOf.entrySet())) {
            if (entry.getValue().equals(driver)) {
              driverOf.remove(entry.getKey());
              Received lost = received(entry.getKey());
              lost.stale = true;
              goOn(lost.assignment);
            }
          }
        });
  }

  /** The next attempt of a trial starts from its last checkpoint. */
  private void goOn(Assignment a) {
    Assignment next =
        granted(
            a,
            UUID.randomUUID(),
            a.epoch() + 1,
            UUID.randomUUID().toString(),
            a.takingTurns(),
            checkpoints.get(a.trial()),
            null,
            a.leaseUntil());
    queue.add(next);
    attempts.put(next.attempt(), new Received(next));
  }
}
