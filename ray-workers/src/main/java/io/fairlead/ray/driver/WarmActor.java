package io.fairlead.ray.driver;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.message.AgentAnswer.Order;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Resources;
import io.fairlead.ray.actor.Orders;
import io.fairlead.ray.actor.Progress;
import io.ray.api.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;

/** An actor that stays between attempts, and the attempts it was given. */
final class WarmActor {

  private final Resources resources;
  private final RemoteActor actor;
  private final BlockingQueue<Held> given = new LinkedBlockingQueue<>();
  private final AtomicInteger load = new AtomicInteger();
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
    return load.get();
  }

  Held give(Assignment assignment) {
    ObjectRef<byte[]> outcome = actor.run(Json.write(assignment));
    Held held = new Held(assignment, this, outcome);
    load.incrementAndGet();
    share.add(assignment.share());
    given.add(held);
    return held;
  }

  /** The attempt given longest ago whose result nobody has taken; waits for one. */
  Held next() throws InterruptedException {
    return given.take();
  }

  List<Held> takeRemaining() {
    List<Held> remaining = new java.util.ArrayList<>();
    given.drainTo(remaining);
    return remaining;
  }

  void ended(Assignment assignment, Instant now) {
    idleSince = now;
    share.add(-assignment.share());
    load.decrementAndGet();
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
