package io.fairlead.ray.driver;

import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Resources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The warm actors of a driver: picks one for an attempt, makes and ends them. */
final class ActorPool {

  /** One that just ended a trial gets the next lease in less. */
  private static final Duration IDLE = Duration.ofSeconds(1);

  private static final double ROUNDING = 1e-6;

  private final Function<Resources, WarmActor> factory;
  private final int slots;
  private final Clock clock;
  private final Consumer<WarmActor> made;
  private final List<WarmActor> actors = new ArrayList<>();

  ActorPool(
      Function<Resources, WarmActor> factory, int slots, Clock clock, Consumer<WarmActor> made) {
    this.factory = factory;
    this.slots = slots;
    this.clock = clock;
    this.made = made;
  }

  /** Gives each attempt to an actor, and each actor its attempts in one call. */
  synchronized List<Held> give(List<Assignment> assignments) {
    Instant now = clock.instant();
    List<Held> given = assignments.stream().map(each -> pick(each).give(each, now)).toList();
    given.stream().map(Held::actor).distinct().forEach(WarmActor::send);
    return given;
  }

  synchronized void remove(WarmActor actor) {
    actors.remove(actor);
  }

  /** The resources of all its actors. */
  synchronized Resources resources() {
    return sum(actors.stream().map(WarmActor::resources).toList());
  }

  /**
   * Ends actors that are idle for a while, the longest idle first, until that gives back enough.
   */
  synchronized void giveBack(Resources wanted) {
    double cpus = wanted.cpus();
    double gpus = wanted.gpus();
    Instant since = clock.instant().minus(IDLE);
    List<WarmActor> idle =
        actors.stream()
            .filter(actor -> actor.isIdle() && !actor.idleSince().isAfter(since))
            .sorted(Comparator.comparing(WarmActor::idleSince))
            .toList();
    for (WarmActor actor : idle) {
      Resources given = actor.resources();
      if ((cpus > 0 && given.cpus() > 0) || (gpus > 0 && given.gpus() > 0)) {
        end(actor);
        cpus -= given.cpus();
        gpus -= given.gpus();
      }
    }
  }

  static Resources sum(List<Resources> all) {
    return new Resources(
        all.stream().mapToDouble(Resources::cpus).sum(),
        all.stream().mapToDouble(Resources::gpus).sum(),
        0);
  }

  /** Makes an actor only for what leases hold: one more would wait for its resources. */
  private WarmActor pick(Assignment assignment) {
    Resources resources = assignment.resources();
    List<WarmActor> alike =
        actors.stream().filter(actor -> actor.resources().equals(resources)).toList();
    double held = alike.stream().mapToDouble(WarmActor::share).sum() + assignment.share();
    boolean enough = alike.size() >= Math.ceil(held - ROUNDING);
    Optional<WarmActor> leastLoaded = alike.stream().min(Comparator.comparingInt(WarmActor::load));
    if (leastLoaded.isPresent() && (enough || leastLoaded.get().isIdle())) {
      return leastLoaded.get();
    }
    boolean room = makeRoom(resources);
    if (leastLoaded.isPresent() && !room) {
      return leastLoaded.get();
    }
    WarmActor actor = factory.apply(resources);
    actors.add(actor);
    made.accept(actor);
    return actor;
  }

  /**
   * Ends idle actors of another shape, which hold resources that a new one may need, and says
   * whether there is room for it now.
   */
  private boolean makeRoom(Resources needed) {
    for (WarmActor actor : actors.stream().filter(WarmActor::isIdle).toList()) {
      boolean sameGpus = needed.gpus() > 0 && actor.resources().gpus() > 0;
      if (!hasRoom(needed) || sameGpus) {
        end(actor);
      }
    }
    return hasRoom(needed);
  }

  private boolean hasRoom(Resources needed) {
    return resources().cpus() + needed.cpus() <= slots + ROUNDING;
  }

  private void end(WarmActor actor) {
    actors.remove(actor);
    actor.kill();
  }
}
