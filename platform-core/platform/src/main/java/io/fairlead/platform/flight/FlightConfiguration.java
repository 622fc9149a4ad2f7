package io.fairlead.platform.flight;

import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.metrics.MetricIngest;
import io.fairlead.platform.metrics.Metrics;
import io.fairlead.platform.scheduling.AttemptTokens;
import io.fairlead.platform.scheduling.Scheduling;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.platform.workspace.Bearers;
import io.fairlead.platform.workspace.Workspaces;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the Flight server together. */
@Configuration(proxyBeanMethods = false)
class FlightConfiguration {

  @Bean
  Callers callers(
      AgentTokens agents, AttemptTokens attempts, RunningAttempts running, Bearers people) {
    return new Callers(
        token -> agents.authenticate(token).map(Actor::id),
        attempts::verify,
        running::contains,
        people::authenticate);
  }

  @Bean
  FlightDoor flightDoor(
      @Value("${fairlead.flight.host:127.0.0.1}") String host,
      @Value("${fairlead.flight.port:0}") int port,
      Callers callers,
      Scheduling scheduling,
      MetricIngest ingest,
      Artifacts artifacts,
      Workspaces workspaces,
      Datasets datasets,
      Metrics metrics) {
    return new FlightDoor(
        host,
        port,
        allocator ->
            new Door(
                callers,
                new Actions(callers, scheduling),
                new Puts(ingest, artifacts, callers, allocator),
                new Gets(workspaces, datasets, artifacts, metrics, allocator)));
  }
}
