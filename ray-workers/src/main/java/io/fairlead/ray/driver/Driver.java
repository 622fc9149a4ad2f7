package io.fairlead.ray.driver;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.PlatformException;
import io.fairlead.protocol.client.PlatformUnavailableException;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import io.fairlead.ray.actor.Endings;
import io.fairlead.ray.agent.DriverSettings;
import io.fairlead.ray.agent.Holding;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Leases attempts, gives them to actors and sends their results, until there is nothing to do for a
 * while. One thread leases, one keeps the leases, one waits for each actor, one sends results.
 */
final class Driver {

  private static final System.Logger LOG = System.getLogger(Driver.class.getName());
  private static final Duration LONGEST_TICK = Duration.ofMillis(500);
  private static final Duration LOOKS_AT_CLUSTER = Duration.ofSeconds(30);
  private static final Duration DRAIN = Duration.ofSeconds(10);
  private static final long LEASE_PAUSE_MILLIS = 300;
  private static final long AWAY_PAUSE_MILLIS = 1_000;

  private final DriverSettings settings;
  private final PlatformClient platform;
  private final PrintStream toAgent;
  private final Guidance guidance;
  private final Clock clock = Clock.systemUTC();
  private final Prefetch prefetch = new Prefetch();
  private final Map<UUID, Held> attempts = new ConcurrentHashMap<>();
  private final Semaphore somethingEnded = new Semaphore(0);
  private final Completions completions;
  private final Heartbeats heartbeats;
  private final DriverSpans spans;
  private final ActorPool pool;
  private volatile Instant lastHeld = clock.instant();
  private volatile @Nullable String environment;
  private volatile boolean ending;
  private final AtomicInteger deaths = new AtomicInteger();

  Driver(DriverSettings settings, PlatformClient platform, PrintStream toAgent, Guidance guidance) {
    this.settings = settings;
    this.platform = platform;
    this.toAgent = toAgent;
    this.guidance = guidance;
    this.completions = new Completions(settings, platform);
    this.heartbeats = new Heartbeats(settings, platform, clock);
    this.spans = new DriverSpans(settings);
    this.pool =
        new ActorPool(
            new ActorFactory(settings)::create, settings.slots(), clock, this::collectFrom);
  }

  /** Returns the process's exit status. */
  int run() {
    completions.start();
    Thread.ofPlatform().daemon().name("leases").start(this::keepLeases);
    if (!isLocal()) {
      Thread.ofPlatform().daemon().name("cluster").start(this::watchCluster);
    }
    try {
      while (!ending) {
        leaseOnce();
      }
      completions.drain(DRAIN);
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (PlatformException e) {
      LOG.log(WARNING, "The platform doesn''t want this driver: {0}", e.getMessage());
      return 1;
    }
  }

  private boolean isLocal() {
    return settings.mode() == RayMode.LOCAL;
  }

  private void leaseOnce() throws InterruptedException {
    int takingTurns = prefetch.depth();
    int most = Math.min(settings.slots(), guidance.share()) * takingTurns;
    int room = guidance.yields() ? 0 : most - attempts.size();
    // With room for one of many, the next few ends are worth waiting for: one lease call for all.
    boolean worthwhile = room > 0 && 2 * room >= most;
    int leased = worthwhile || (room > 0 && attempts.isEmpty()) ? lease(room, takingTurns) : 0;
    if (deaths.get() > 0) {
      TimeUnit.MILLISECONDS.sleep(Math.min(10, deaths.get()) * AWAY_PAUSE_MILLIS);
    } else if (leased < room || room <= 0 || !worthwhile) {
      somethingEnded.tryAcquire(LEASE_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      somethingEnded.drainPermits();
    }
  }

  private int lease(int count, int takingTurns) throws InterruptedException {
    try {
      List<Assignment> leased =
          platform
              .lease(
                  new AgentRequest.Lease(
                      settings.agent(),
                      settings.driver(),
                      settings.workspace(),
                      settings.bundle(),
                      count,
                      takingTurns,
                      environment))
              .assignments();
      if (!leased.isEmpty()) {
        lastHeld = clock.instant();
        pool.give(spans.leased(leased, lastHeld)).forEach(this::keep);
      }
      return leased.size();
    } catch (PlatformUnavailableException e) {
      LOG.log(INFO, "No lease now: {0}", e.getMessage());
      TimeUnit.MILLISECONDS.sleep(AWAY_PAUSE_MILLIS);
      return 0;
    }
  }

  private void keep(Held held) {
    attempts.put(held.assignment().attempt(), held);
    if (held.isTaken()) {
      attempts.remove(held.assignment().attempt());
    }
  }

  private void collectFrom(WarmActor actor) {
    Thread.ofPlatform().daemon().name("actor-results").start(() -> collect(actor));
  }

  private void collect(WarmActor actor) {
    while (true) {
      Endings ended;
      try {
        ended = actor.awaitEnds();
      } catch (RuntimeException e) {
        died(actor, e);
        return;
      }
      deaths.set(0);
      environment = ended.environment();
      prefetch.ended(ended);
      for (Result result : ended.results()) {
        Held held = actor.ended(result.attempt(), clock.instant());
        if (held != null) {
          end(held, result);
        }
      }
    }
  }

  /** One that the pool ended had nothing to do. */
  private void died(WarmActor actor, RuntimeException cause) {
    pool.remove(actor);
    List<Held> lost = actor.remaining();
    if (!lost.isEmpty()) {
      LOG.log(WARNING, "An actor died: {0}", cause.toString());
      deaths.incrementAndGet();
      String error = "The process that ran this attempt ended: " + cause.getMessage();
      lost.forEach(held -> end(held, held.cutOff(error, clock.instant())));
    }
  }

  private void end(Held held, Result result) {
    held.take();
    attempts.remove(held.assignment().attempt(), held);
    if (!held.isAbandoned()) {
      completions.add(spans.ended(held, result, clock.instant()));
    }
    lastHeld = clock.instant();
    somethingEnded.release();
  }

  private void keepLeases() {
    Duration tick =
        settings.heartbeat().compareTo(LONGEST_TICK) < 0 ? settings.heartbeat() : LONGEST_TICK;
    Instant nextBeat = clock.instant();
    Holding announced = Holding.NOTHING;
    try {
      while (!ending) {
        TimeUnit.NANOSECONDS.sleep(tick.toNanos());
        guidance.takeWantedBack().ifPresent(pool::giveBack);
        Holding holding = holding();
        if (!holding.equals(announced)) {
          announced = holding;
          tell(DriverSettings.HOLDS, holding);
        }
        if (!attempts.isEmpty() && !clock.instant().isBefore(nextBeat)) {
          nextBeat = clock.instant().plus(settings.heartbeat());
          heartbeats.beat(Map.copyOf(attempts));
        }
        endWhatDoesNotListen();
        endWhenIdle();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(WARNING, "The leases can''t be kept any longer", e);
      ending = true;
      somethingEnded.release();
    }
  }

  /** Tells when nodes came or went. On a thread of its own: Ray may take long to answer. */
  private void watchCluster() {
    ClusterFacts seen = new ClusterFacts(List.of(), null);
    try {
      while (!ending) {
        try {
          ClusterFacts facts = RaySession.facts();
          if (!facts.nodes().isEmpty() && !facts.equals(seen)) { // a head that starts knows none
            seen = facts;
            tell(DriverSettings.CLUSTER, facts);
          }
        } catch (RuntimeException e) {
          LOG.log(INFO, "The cluster doesn''t tell what it has: {0}", e.getMessage());
        }
        TimeUnit.NANOSECONDS.sleep(LOOKS_AT_CLUSTER.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void tell(String prefix, Object message) {
    toAgent.println(prefix + new String(Json.write(message), StandardCharsets.UTF_8));
    toAgent.flush();
  }

  private Holding holding() {
    List<Resources> needs =
        attempts.values().stream().map(held -> held.assignment().resources()).toList();
    return new Holding(needs.size(), ActorPool.sum(needs), pool.resources());
  }

  /** Ray can't end an actor in local mode: there the process ends, with the results it has. */
  private void endWhatDoesNotListen() {
    Instant now = clock.instant();
    for (Held held : attempts.values()) {
      if (held.isDeaf(now, settings.grace()) || held.isHanging(now)) {
        String deaf =
            "The attempt didn't follow an order within %s, so its process was ended."
                .formatted(settings.grace());
        Result cutOff = held.cutOff(deaf, now);
        LOG.log(WARNING, "{0}: {1}", held.assignment().attempt(), cutOff.error());
        if (isLocal()) {
          end(held, cutOff);
          ending = true;
        } else {
          held.actor().kill();
        }
      }
    }
  }

  private void endWhenIdle() {
    boolean idle = attempts.isEmpty() && completions.isEmpty();
    Duration patience = guidance.yields() ? Duration.ZERO : settings.idle();
    if (idle && clock.instant().isAfter(lastHeld.plus(patience))) {
      LOG.log(INFO, "Nothing to do: the driver ends");
      ending = true;
      somethingEnded.release();
    }
  }
}
