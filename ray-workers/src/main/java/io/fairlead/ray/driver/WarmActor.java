package io.fairlead.ray.driver;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.message.AgentAnswer.Order;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Resources;
import io.fairlead.ray.actor.Endings;
import io.fairlead.ray.actor.Given;
import io.fairlead.ray.actor.Orders;
import io.fairlead.ray.actor.Progress;
import io.ray.api.ObjectRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;

/** An actor that stays between attempts, and the attempts it has. */
final class WarmActor {

  private final Resources resources;
  private final RemoteActor actor;
  private final Map<UUID, Held> attempts = new ConcurrentHashMap<>();
  private final List<Assignment> unsent = new ArrayList<>();
  private final DoubleAdder share = new DoubleAdder();
  private volatile Instant idleSince = Instant.MAX;

  WarmActor(Resources resources, RemoteActor actor) {
    this.resources = resources;
    this.actor = actor;
  }

  Resources resources() {
    return resources;
  }

  /** How many attempts it has. */
  int load() {
    return attempts.size();
  }

  /** It gets the attempt with the next {@link #send()}. */
  Held give(Assignment assignment, Instant now) {
    Held held = new Held(assignment, this, now);
    attempts.put(assignment.attempt(), held);
    share.add(assignment.share());
    unsent.add(assignment);
    return held;
  }

  void send() {
    actor.take(Json.write(new Given(unsent)));
    unsent.clear();
  }

  /** Waits for the next ends; throws when its process has ended. */
  Endings awaitEnds() {
    return Json.read(actor.ended().get(), Endings.class);
  }

  /** It no longer has this attempt; null if it didn't have it. */
  @Nullable Held ended(UUID attempt, Instant now) {
    Held held = attempts.remove(attempt);
    if (held != null) {
      idleSince = now;
      share.add(-held.assignment().share());
    }
    return held;
  }

  /** What its process took with it. */
  List<Held> remaining() {
    return List.copyOf(attempts.values());
  }

  /** How much of its resources the leases of its attempts hold together. */
  double share() {
    return share.sum();
  }

  boolean isIdle() {
    return load() == 0;
  }

  /** When it had nothing to do any more; of meaning while it is idle. */
  Instant idleSince() {
    return idleSince;
  }

  ObjectRef<byte[]> control(List<Order> orders) {
    return actor.control(Json.write(new Orders(orders)));
  }

  static Progress progress(byte[] json) {
    return Json.read(json, Progress.class);
  }

  void kill() {
    actor.kill();
  }
}
