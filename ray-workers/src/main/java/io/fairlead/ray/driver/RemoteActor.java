package io.fairlead.ray.driver;

import io.ray.api.ObjectRef;

/** A {@link io.fairlead.ray.actor.TrialActor} in another process; messages are JSON. */
interface RemoteActor {

  void take(byte[] given);

  ObjectRef<byte[]> ended();

  ObjectRef<byte[]> control(byte[] orders);

  void kill();
}
