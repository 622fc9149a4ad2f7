package io.fairlead.ray.driver;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.PlatformException;
import io.fairlead.protocol.client.PlatformUnavailableException;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.ray.agent.DriverSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends results in batches, as many as came meanwhile, until the platform has committed them. */
final class Completions {

  private static final System.Logger LOG = System.getLogger(Completions.class.getName());
  private static final int BATCH = 256;
  private static final int TRIES = 5;
  private static final long RETRY_MILLIS = 250;

  private final DriverSettings settings;
  private final PlatformClient platform;
  private final BlockingQueue<Result> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger unsent = new AtomicInteger();

  Completions(DriverSettings settings, PlatformClient platform) {
    this.settings = settings;
    this.platform = platform;
  }

  void start() {
    Thread.ofPlatform().daemon().name("completions").start(this::sendAll);
  }

  void add(Result result) {
    unsent.incrementAndGet();
    queue.add(result);
  }

  boolean isEmpty() {
    return unsent.get() == 0;
  }

  /** Waits until all is sent, for {@code limit} at most. */
  void drain(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void sendAll() {
    try {
      while (true) {
        List<Result> batch = new ArrayList<>(List.of(queue.take()));
        queue.drainTo(batch, BATCH - 1);
        int size = batch.size();
        send(batch);
        unsent.addAndGet(-size);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An attempt that the platform knows better than this driver is never committed: give it up. */
  private void send(List<Result> batch) throws InterruptedException {
    List<Result> left = batch;
    for (int tried = 0; !left.isEmpty() && tried < TRIES; ) {
      try {
        Set<UUID> committed =
            new HashSet<>(
                platform
                    .complete(new AgentRequest.Complete(settings.agent(), settings.driver(), left))
                    .attempts());
        left = left.stream().filter(result -> !committed.contains(result.attempt())).toList();
        tried++;
      } catch (PlatformUnavailableException e) {
        LOG.log(INFO, "Results wait for the platform: {0}", e.getMessage());
      } catch (PlatformException e) {
        LOG.log(WARNING, "The platform refuses results", e);
        tried++;
      }
      if (!left.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      }
    }
    if (!left.isEmpty()) {
      LOG.log(WARNING, "The platform took no result of {0}", left);
    }
  }
}
