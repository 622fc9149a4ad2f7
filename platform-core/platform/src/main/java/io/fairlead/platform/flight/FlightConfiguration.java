package io.fairlead.platform.flight;

import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.metrics.MetricIngest;
import io.fairlead.platform.metrics.Metrics;
import io.fairlead.platform.scheduling.AttemptTokens;
import io.fairlead.platform.scheduling.Scheduling;
import io.fairlead.platform.sharing.Shares;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.platform.workspace.Bearers;
import io.fairlead.platform.workspace.Origin;
import io.fairlead.platform.workspace.Waits;
import io.fairlead.platform.workspace.Workspaces;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the Flight server together. */
@Configuration(proxyBeanMethods = false)
class FlightConfiguration {

  /** A checkpoint of a large model; more would be an attempt that fills the disk. */
  private static final long MOST_ARTIFACT_BYTES = 16L << 30;

  @Bean
  Callers callers(
      AgentTokens agents,
      AttemptTokens attempts,
      RunningAttempts running,
      Bearers people,
      Waits waits) {
    return new Callers(
        (token, address) -> {
          Optional<UUID> agent = agents.authenticate(token).map(Actor::id);
          if (agent.isEmpty()) {
            waits.wrongToken(Origin.of(address));
          }
          return agent;
        },
        attempts::verify,
        running::contains,
        (token, address) -> people.authenticate(token, Origin.of(address)));
  }

  @Bean
  FlightDoor flightDoor(
      @Value("${fairlead.flight.host:127.0.0.1}") String host,
      @Value("${fairlead.flight.port:0}") int port,
      SslBundles bundles,
      Callers callers,
      Scheduling scheduling,
      MetricIngest ingest,
      Artifacts artifacts,
      Workspaces workspaces,
      Shares shares,
      Datasets datasets,
      Metrics metrics) {
    return new FlightDoor(
        host,
        port,
        FlightTls.of(bundles),
        allocator ->
            new Door(
                callers,
                new Actions(callers, scheduling),
                new Puts(ingest, artifacts, callers, allocator, MOST_ARTIFACT_BYTES),
                new Gets(workspaces, shares, datasets, artifacts, metrics, allocator)));
  }
}
