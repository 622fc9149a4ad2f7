package io.fairlead.platform.flight;

import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.scheduling.Scheduling;
import io.fairlead.protocol.message.AgentAnswer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Remembers which methods were called and answers with nothing to do. */
final class RecordedScheduling {

  final List<String> calls = new CopyOnWriteArrayList<>();
  volatile @Nullable RuntimeException failure;
  volatile @Nullable UUID foreign;

  Scheduling asScheduling() {
    return (Scheduling)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Scheduling.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("requireAgent")) {
                if (arguments[1].equals(foreign)) {
                  throw new NotFound("agent", arguments[1].toString());
                }
                return null;
              }
              calls.add(method.getName());
              RuntimeException problem = failure;
              if (problem != null) {
                throw problem;
              }
              return switch (method.getName()) {
                case "register" ->
                    new AgentAnswer.Registered(
                        new UUID(0, 1), Duration.ofSeconds(2), Duration.ofSeconds(30));
                case "findWork" -> new AgentAnswer.Work(List.of());
                case "lease" -> new AgentAnswer.Leased(List.of());
                case "heartbeat" -> new AgentAnswer.Orders(List.of());
                case "complete" -> new AgentAnswer.Completed(List.of());
                default -> null;
              };
            });
  }
}
