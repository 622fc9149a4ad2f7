package io.fairlead.ray.actor;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.client.Endpoint;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.message.AgentAnswer.Order;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.ray.environment.Environments;
import io.ray.api.Ray;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A Ray actor that runs attempts, one training at a time; while the end of one is still being
 * acknowledged the next may begin. Messages are JSON in byte arrays, so that Ray's serializer sees
 * no type of ours, and carry many attempts, because a call costs more than a short trial. No method
 * throws.
 *
 * <p>Needs a concurrency of {@value #CALLS_AT_ONCE}: one call waits for ends, one brings attempts,
 * the others control.
 */
public class TrialActor {

  /** How many calls an actor has at once. */
  public static final int CALLS_AT_ONCE = 4;

  /** Ends that follow each other within this travel together. */
  private static final long TOGETHER_NANOS = 20_000_000;

  /** Nothing waits beside an attempt that trains for longer: another actor may be free. */
  private static final long LONG_NANOS = 1_000_000_000;

  private final ActorSettings settings;
  private final PlatformClient platform;
  private final DataLoader data;
  private final Map<UUID, AttemptControl> attempts = new ConcurrentHashMap<>();
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private final BlockingQueue<Result> ended = new LinkedBlockingQueue<>();
  private final AtomicLong trained = new AtomicLong();
  private volatile long startNanos;
  private volatile boolean training;
  private final Clock clock = Clock.systemUTC();

  /**
   * Prepares to run attempts.
   *
   * @param settings {@link ActorSettings} in JSON
   */
  public TrialActor(byte[] settings) {
    this.settings = Json.read(settings, ActorSettings.class);
    this.platform =
        new PlatformClient(Endpoint.parse(this.settings.platform()), this.settings.tls(), () -> "");
    this.data = new DataLoader(Path.of(this.settings.work()));
    CapturedOutput.install();
    Thread.ofPlatform().daemon().name("training").start(this::train);
  }

  /** Takes what is {@link Given}, in JSON, to run in this order; returns at once, with nothing. */
  public byte[] take(byte[] json) {
    OptionalInt gpu = gpu();
    for (Assignment assignment : Json.read(json, Given.class).assignments()) {
      AttemptControl control = new AttemptControl(assignment, clock);
      attempts.put(assignment.attempt(), control);
      waiting.add(new Waiting(assignment, control, gpu));
    }
    return new byte[0];
  }

  /**
   * Waits until an attempt has ended and returns {@link Endings}, in JSON: it and those that end
   * shortly after. When one takes long, those that wait beside it end, paused where they were.
   */
  public byte[] ended() {
    List<Result> results = new ArrayList<>();
    List<Waiting> givenBack = new ArrayList<>();
    try {
      Result next = ended.poll(LONG_NANOS, TimeUnit.NANOSECONDS);
      while (next == null && givenBack.isEmpty()) {
        if (trainsLong()) {
          waiting.drainTo(givenBack);
        }
        next = givenBack.isEmpty() ? ended.poll(LONG_NANOS, TimeUnit.NANOSECONDS) : null;
      }
      long end = System.nanoTime() + TOGETHER_NANOS;
      while (next != null) {
        results.add(next);
        long left = attempts.isEmpty() ? 0 : end - System.nanoTime();
        next = ended.poll(left, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Waiting each : givenBack) {
      attempts.remove(each.assignment().attempt());
      results.add(unstarted(each, Outcome.PAUSED, null));
    }
    return Json.write(
        new Endings(
            results,
            Duration.ofNanos(trained.getAndSet(0)),
            !givenBack.isEmpty(),
            Environments.digest().orElse(null)));
  }

  private boolean trainsLong() {
    return training && System.nanoTime() - startNanos > LONG_NANOS;
  }

  private void train() {
    Thread.currentThread().setContextClassLoader(TrialActor.class.getClassLoader());
    try {
      while (true) {
        Waiting next = waiting.take();
        startNanos = System.nanoTime();
        training = true;
        train(next);
        training = false;
        trained.addAndGet(System.nanoTime() - startNanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void train(Waiting next) {
    try {
      AttemptControl control = next.control();
      Attempt attempt =
          new Attempt(next.assignment(), control, platform.as(control::token), next.gpu(), clock);
      Result result = attempt.train(data);
      Thread.ofVirtual().name("attempt-end").start(() -> end(attempt, result));
    } catch (RuntimeException | Error e) {
      end(unstarted(next, Outcome.ABANDONED, "The actor couldn't run the attempt: " + e));
    }
  }

  private static Result unstarted(Waiting attempt, Outcome outcome, @Nullable String error) {
    return new Result(
        attempt.assignment().attempt(),
        attempt.assignment().epoch(),
        outcome,
        attempt.control().step(),
        Map.of(),
        null,
        error);
  }

  /** The next attempt may train while what this one reported is still being acknowledged. */
  private void end(Attempt attempt, Result result) {
    Result acknowledged;
    try (attempt) {
      acknowledged = attempt.acknowledged(result);
    }
    end(acknowledged);
  }

  private void end(Result result) {
    attempts.remove(result.attempt());
    ended.add(result);
  }

  /**
   * Takes {@link Orders} for attempts that are here, the others come again with the next heartbeat,
   * and returns {@link Progress}, both in JSON.
   */
  public byte[] control(byte[] json) {
    List<Order> orders = Json.read(json, Orders.class).orders();
    for (Order order : orders) {
      AttemptControl control = attempts.get(order.attempt());
      if (control != null) {
        control.receive(order);
      }
    }
    Map<UUID, Long> steps = new TreeMap<>();
    attempts.forEach((attempt, control) -> steps.put(attempt, control.step()));
    return Json.write(new Progress(steps));
  }

  /** Ray assigns GPUs but doesn't hide the others from Java workers. */
  private OptionalInt gpu() {
    if (settings.local()) {
      return OptionalInt.empty();
    }
    return VisibleGpus.place(
        Ray.getRuntimeContext().getGpuIds(), System.getenv("CUDA_VISIBLE_DEVICES"));
  }
}
