package io.fairlead.ray.driver;

import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Resources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The warm actors of a driver: picks one for an attempt, makes and ends them. */
final class ActorPool {

  private final ActorFactory factory;
  private final int slots;
  private final Consumer<WarmActor> made;
  private final List<WarmActor> actors = new ArrayList<>();

  ActorPool(ActorFactory factory, int slots, Consumer<WarmActor> made) {
    this.factory = factory;
    this.slots = slots;
    this.made = made;
  }

  synchronized Held give(Assignment assignment) {
    return pick(assignment.resources()).give(assignment);
  }

  synchronized void remove(WarmActor actor) {
    actors.remove(actor);
  }

  synchronized List<WarmActor> busy() {
    return actors.stream().filter(actor -> actor.load() > 0).toList();
  }

  synchronized void endIdle() {
    actors.stream().filter(actor -> actor.load() == 0).toList().forEach(this::end);
  }

  private WarmActor pick(Resources resources) {
    Optional<WarmActor> leastLoaded =
        actors.stream()
            .filter(actor -> actor.resources().equals(resources))
            .min(Comparator.comparingInt(WarmActor::load));
    boolean full = actors.size() >= slots;
    if (leastLoaded.isPresent() && (full || leastLoaded.get().load() == 0)) {
      return leastLoaded.get();
    }
    makeRoom(resources);
    WarmActor actor = factory.create(resources);
    actors.add(actor);
    made.accept(actor);
    return actor;
  }

  /** Idle actors of another shape hold resources that the new one may need. */
  private void makeRoom(Resources needed) {
    List<WarmActor> idle = actors.stream().filter(actor -> actor.load() == 0).toList();
    for (WarmActor actor : idle) {
      double cpus = actors.stream().mapToDouble(other -> other.resources().cpus()).sum();
      boolean sameGpus = needed.gpus() > 0 && actor.resources().gpus() > 0;
      if (cpus + needed.cpus() > slots || sameGpus) {
        end(actor);
      }
    }
  }

  private void end(WarmActor actor) {
    actors.remove(actor);
    actor.kill();
  }
}
