package io.fairlead.ray.driver;

import io.fairlead.ray.actor.TrialActor;
import io.ray.api.ActorHandle;
import io.ray.api.ObjectRef;

/** An actor that Ray made. */
record RayActor(ActorHandle<TrialActor> handle) implements RemoteActor {

  @Override
  public ObjectRef<byte[]> run(byte[] assignment) {
    return handle.task(TrialActor::run, assignment).remote();
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
