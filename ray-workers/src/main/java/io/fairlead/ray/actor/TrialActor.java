package io.fairlead.ray.actor;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.client.Endpoint;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.message.AgentAnswer.Order;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.ray.environment.Environments;
import io.ray.api.Ray;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * A Ray actor that runs attempts, one training at a time; while the end of one is still being
 * acknowledged the next may begin. Messages are JSON in byte arrays, so that Ray's serializer sees
 * no type of ours. No method throws.
 *
 * <p>Needs a concurrency of at least the attempts it is given at once, and one for control calls.
 */
public class TrialActor {

  private final ActorSettings settings;
  private final PlatformClient platform;
  private final DataLoader data;
  private final Semaphore training = new Semaphore(1, true);
  private final Map<UUID, AttemptControl> attempts = new ConcurrentHashMap<>();
  private final Clock clock = Clock.systemUTC();

  /**
   * Prepares to run attempts.
   *
   * @param settings {@link ActorSettings} in JSON
   */
  public TrialActor(byte[] settings) {
    this.settings = Json.read(settings, ActorSettings.class);
    this.platform = new PlatformClient(Endpoint.parse(this.settings.platform()), () -> "");
    this.data = new DataLoader(Path.of(this.settings.work()));
    CapturedOutput.install();
  }

  /** Runs an {@link Assignment} and returns how it {@link Ended}, both in JSON. */
  public byte[] run(byte[] json) {
    Assignment assignment = Json.read(json, Assignment.class);
    Thread.currentThread().setContextClassLoader(TrialActor.class.getClassLoader());
    AttemptControl control = new AttemptControl(assignment, clock);
    attempts.put(assignment.attempt(), control);
    Result result;
    try (Attempt attempt =
        new Attempt(assignment, control, platform.as(control::token), gpu(), clock)) {
      result = attempt.run(training, data);
    } catch (RuntimeException | Error e) {
      result =
          new Result(
              assignment.attempt(),
              assignment.epoch(),
              Outcome.ABANDONED,
              control.step(),
              Map.of(),
              null,
              "The actor couldn't run the attempt: " + e);
    } finally {
      attempts.remove(assignment.attempt());
    }
    return Json.write(new Ended(result, Environments.current().digest()));
  }

  /**
   * Takes {@link Orders} for attempts that are here, the others come again with the next heartbeat,
   * and returns {@link Progress}, both in JSON.
   */
  public byte[] control(byte[] json) {
    List<Order> orders = Json.read(json, Orders.class).orders();
    for (Order order : orders) {
      AttemptControl control = attempts.get(order.attempt());
      if (control != null) {
        control.receive(order);
      }
    }
    Map<UUID, Long> steps = new TreeMap<>();
    attempts.forEach((attempt, control) -> steps.put(attempt, control.step()));
    return Json.write(new Progress(steps));
  }

  /** Ray assigns GPUs but doesn't hide the others from Java workers. */
  private OptionalInt gpu() {
    if (settings.local()) {
      return OptionalInt.empty();
    }
    return Ray.getRuntimeContext().getGpuIds().stream().mapToInt(Math::toIntExact).findFirst();
  }
}
