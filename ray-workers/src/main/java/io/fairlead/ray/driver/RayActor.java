package io.fairlead.ray.driver;

import io.fairlead.ray.actor.TrialActor;
import io.ray.api.ActorHandle;
import io.ray.api.ObjectRef;

/** An actor that Ray made. */
record RayActor(ActorHandle<TrialActor> handle) implements RemoteActor {

  @Override
  public void take(byte[] given) {
    handle.task(TrialActor::take, given).remote();
  }

  @Override
  public ObjectRef<byte[]> ended() {
    return handle.task(TrialActor::ended).remote();
  }

  @Override
  public ObjectRef<byte[]> control(byte[] orders) {
    return handle.task(TrialActor::control, orders).remote();
  }

  @Override
  public void kill() {
    handle.kill(true);
  }
}
