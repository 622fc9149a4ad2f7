package io.fairlead.ray.driver;

import static java.lang.System.Logger.Level.INFO;

import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.PlatformUnavailableException;
import io.fairlead.protocol.message.AgentAnswer.Order;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.ray.actor.Progress;
import io.fairlead.ray.agent.DriverSettings;
import io.ray.api.ObjectRef;
import io.ray.api.Ray;
import io.ray.api.WaitResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Renews leases with how far each attempt is, and passes on the orders that come back. */
final class Heartbeats {

  private static final System.Logger LOG = System.getLogger(Heartbeats.class.getName());
  private static final int PROGRESS_MILLIS = 1_000;

  private final DriverSettings settings;
  private final PlatformClient platform;
  private final Clock clock;

  Heartbeats(DriverSettings settings, PlatformClient platform, Clock clock) {
    this.settings = settings;
    this.platform = platform;
    this.clock = clock;
  }

  /** One heartbeat for {@code attempts}; a platform that is away gets the next one. */
  void beat(Map<UUID, Held> attempts) {
    Map<WarmActor, List<Held>> byActor = new HashMap<>();
    attempts
        .values()
        .forEach(held -> byActor.computeIfAbsent(held.actor(), key -> new ArrayList<>()).add(held));
    askProgress(byActor.keySet(), attempts);
    try {
      List<AgentRequest.Running> running = attempts.values().stream().map(Held::running).toList();
      List<Order> orders =
          platform
              .heartbeat(new AgentRequest.Heartbeat(settings.agent(), settings.driver(), running))
              .orders();
      passOn(orders, attempts);
    } catch (PlatformUnavailableException e) {
      LOG.log(INFO, "No heartbeat now: {0}", e.getMessage());
    }
  }

  private void askProgress(Collection<WarmActor> actors, Map<UUID, Held> attempts) {
    List<ObjectRef<byte[]>> asked = actors.stream().map(actor -> actor.control(List.of())).toList();
    if (asked.isEmpty()) {
      return;
    }
    WaitResult<byte[]> answers = Ray.wait(asked, asked.size(), PROGRESS_MILLIS);
    for (ObjectRef<byte[]> answer : answers.getReady()) {
      try {
        Progress progress = WarmActor.progress(answer.get());
        progress
            .steps()
            .forEach(
                (attempt, step) -> {
                  Held held = attempts.get(attempt);
                  if (held != null) {
                    held.reached(step, clock.instant());
                  }
                });
      } catch (RuntimeException e) {
        LOG.log(INFO, "An actor doesn''t answer: {0}", e.getMessage());
      }
    }
  }

  private void passOn(List<Order> orders, Map<UUID, Held> attempts) {
    Map<WarmActor, List<Order>> byActor = new HashMap<>();
    for (Order order : orders) {
      Held held = attempts.get(order.attempt());
      if (held != null) {
        held.receive(order, clock.instant());
        byActor.computeIfAbsent(held.actor(), key -> new ArrayList<>()).add(order);
      }
    }
    byActor.forEach(WarmActor::control);
  }
}
