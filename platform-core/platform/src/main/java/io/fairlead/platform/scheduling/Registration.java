package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.Prices;
import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.message.AgentRequest.Register;
import io.fairlead.protocol.message.ClusterProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets agents in, or says why not. */
@Component
final class Registration {

  /** An agent asks for work each second and its drivers send heartbeats: until then it lives. */
  static final Duration ALIVE = Duration.ofSeconds(5);

  private final Transactions transactions;
  private final AgentTable agents;
  private final LeaseTable leases;
  private final Events events;
  private final Clock clock;

  Registration(
      Transactions transactions, AgentTable agents, LeaseTable leases, Events events, Clock clock) {
    this.transactions = transactions;
    this.agents = agents;
    this.leases = leases;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @return the agent's id
   * @throws InvalidInput for another protocol, or for resources that its cluster doesn't have
   * @throws NameTaken while another process lives by its name
   */
  UUID register(UUID token, Register request) {
    checkProtocol(request);
    return transactions.crossing(
        () -> {
          boolean known = isKnown(token, request);
          if (!known) {
            checkResources(request); // a node lost later is flagged, not refused
          }
          UUID id = agents.register(token, request, clock.instant());
          Actor by = new Actor(Actor.Kind.AGENT, id, request.name());
          price(id, request.profile(), by);
          if (!known) {
            leases.endOfAgent(id);
            agents.removeDrivers(id);
            Map<String, Object> data = registered(request);
            events.appendInstallation("agent.registered", id, by, Changed.data(data, null, data));
          }
          return id;
        });
  }

  private static void checkProtocol(Register request) {
    if (request.protocol() != Protocol.VERSION) {
      throw new InvalidInput(
          "protocol",
          "This platform speaks version %d of the agents' protocol.".formatted(Protocol.VERSION),
          "%d, by agent '%s' of version %s"
              .formatted(request.protocol(), request.name(), request.version()),
          "Start an agent of the platform's own version.");
    }
  }

  /** Whether it is the process that is registered already. */
  private boolean isKnown(UUID token, Register request) {
    Instant now = clock.instant();
    boolean known = false;
    for (AgentTable.Named each : agents.ofName(request.name())) {
      boolean own = each.token().equals(token);
      if (own && each.process().equals(request.process())) {
        known = true;
      } else if (now.isBefore(each.seen().plus(ALIVE))) {
        throw new NameTaken(
            ("No two live agents have one name: '%s' was seen %.1f s ago%s. Choose another --name,"
                    + " or end that one; %d s later its name is free.")
                .formatted(
                    request.name(),
                    Duration.between(each.seen(), now).toMillis() / 1000.0,
                    own ? "" : ", with another token",
                    ALIVE.toSeconds()));
      }
    }
    return known;
  }

  private static void checkResources(Register request) {
    ClusterProfile profile = request.profile();
    if (profile != null) {
      Differences.beyond(profile, request.resources(), request.facts())
          .ifPresent(
              beyond -> {
                throw new InvalidInput(
                    "profile",
                    "An agent announces no more than its cluster has.",
                    "'%s' announces %s".formatted(request.name(), beyond),
                    "Correct its compute-profile.yaml, or start it when all nodes are there.");
              });
    }
  }

  private void price(UUID agent, @Nullable ClusterProfile profile, Actor by) {
    if (profile == null || profile.prices() == null) {
      return;
    }
    Prices before = agents.prices(agent);
    if (!before.equals(profile.prices())) {
      agents.price(agent, profile.prices());
      events.appendInstallation(
          "agent.priced",
          agent,
          by,
          Changed.data(
              Map.of("name", by.name(), "prices", content(profile.prices())),
              content(before),
              content(profile.prices())));
    }
  }

  static Map<String, Object> content(Prices prices) {
    return Map.of(
        "cpuHour", prices.cpuHour(), "gpuHour", prices.gpuHour(), "gibHour", prices.gibHour());
  }

  private static Map<String, Object> registered(Register request) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", request.name());
    data.put("mode", request.mode());
    data.put("version", request.version());
    ClusterProfile profile = request.profile();
    if (profile != null && profile.region() != null) {
      data.put("region", profile.region());
    }
    return data;
  }
}
