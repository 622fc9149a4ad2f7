package io.fairlead.ray.driver;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.client.TlsFiles;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import io.fairlead.ray.actor.ActorSettings;
import io.fairlead.ray.actor.TrialActor;
import io.fairlead.ray.agent.DriverSettings;
import io.fairlead.ray.agent.JavaCommand;
import io.ray.api.Ray;
import io.ray.api.call.ActorCreator;
import java.nio.file.Path;

/** Makes actors; Ray places them where their resources are free. */
final class ActorFactory {

  private static final long MEGABYTE = 1 << 20;
  private static final int HEAP_MEGABYTES = 1024;

  /** A node has 1 of the resource that names its GPUs' model: it says where, not how much. */
  private static final double A_LITTLE = 0.001;

  private final DriverSettings settings;

  ActorFactory(DriverSettings settings) {
    this.settings = settings;
  }

  WarmActor create(Resources resources) {
    boolean local = settings.mode() == RayMode.LOCAL;
    TlsFiles tls = settings.tls();
    byte[] actorSettings =
        Json.write(
            new ActorSettings(
                settings.platform(), tls == null ? null : tls.read(), settings.work(), local));
    ActorCreator<TrialActor> creator =
        Ray.actor(TrialActor::new, actorSettings).setMaxConcurrency(TrialActor.CALLS_AT_ONCE);
    if (!local) {
      creator.setResource("CPU", resources.cpus());
      if (resources.gpus() > 0) {
        creator.setResource("GPU", resources.gpus());
        String model = resources.gpuModel();
        if (model != null) {
          RaySession.modelResource(model).ifPresent(it -> creator.setResource(it, A_LITTLE));
        }
      }
      creator.setJvmOptions(JavaCommand.jvmOptions(heap(resources), Path.of(settings.work())));
    }
    return new WarmActor(resources, new RayActor(creator.remote()));
  }

  /** Half of the memory is for native libraries. */
  private static int heap(Resources resources) {
    return resources.memoryBytes() == 0
        ? HEAP_MEGABYTES
        : (int) Math.max(256, resources.memoryBytes() / MEGABYTE / 2);
  }
}
