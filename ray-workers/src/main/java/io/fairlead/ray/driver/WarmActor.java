package io.fairlead.ray.driver;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.message.AgentAnswer.Order;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Resources;
import io.fairlead.ray.actor.Orders;
import io.fairlead.ray.actor.Progress;
import io.fairlead.ray.actor.TrialActor;
import io.ray.api.ActorHandle;
import io.ray.api.ObjectRef;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** An actor that stays between attempts, and the attempts it was given. */
final class WarmActor {

  private final Resources resources;
  private final ActorHandle<TrialActor> handle;
  private final BlockingQueue<Held> given = new LinkedBlockingQueue<>();
  private final AtomicInteger load = new AtomicInteger();

  WarmActor(Resources resources, ActorHandle<TrialActor> handle) {
    this.resources = resources;
    this.handle = handle;
  }

  Resources resources() {
    return resources;
  }

  /** How many attempts it has. */
  int load() {
    return load.get();
  }

  Held give(Assignment assignment) {
    ObjectRef<byte[]> outcome = handle.task(TrialActor::run, Json.write(assignment)).remote();
    Held held = new Held(assignment, this, outcome);
    load.incrementAndGet();
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

  void ended() {
    load.decrementAndGet();
  }

  ObjectRef<byte[]> control(List<Order> orders) {
    return handle.task(TrialActor::control, Json.write(new Orders(orders))).remote();
  }

  static Progress progress(byte[] json) {
    return Json.read(json, Progress.class);
  }

  void kill() {
    handle.kill(true);
  }
}
