package io.fairlead.ray.driver;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.message.Resources;
import io.fairlead.ray.agent.DriverSettings;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the agent, who sees all drivers, last told this one. */
final class Guidance {

  private final AtomicReference<@Nullable Resources> wantedBack = new AtomicReference<>();
  private volatile boolean yields;
  private volatile int share = Integer.MAX_VALUE;

  void receive(String line) {
    if (line.equals(DriverSettings.YIELD)) {
      yields = true;
    } else if (line.startsWith(DriverSettings.SHARE)) {
      share = Integer.parseInt(line.substring(DriverSettings.SHARE.length()));
    } else if (line.startsWith(DriverSettings.GIVE_BACK)) {
      byte[] json =
          line.substring(DriverSettings.GIVE_BACK.length()).getBytes(StandardCharsets.UTF_8);
      wantedBack.set(Json.read(json, Resources.class));
    }
  }

  /** Whether to end as soon as nothing runs. */
  boolean yields() {
    return yields;
  }

  /** The most trials to run at once. */
  int share() {
    return share;
  }

  /** What was wanted back since this was last called. */
  Optional<Resources> takeWantedBack() {
    return Optional.ofNullable(wantedBack.getAndSet(null));
  }
}
