package io.fairlead.ray.agent;

import io.fairlead.protocol.message.Resources;

/**
 * What a driver has, as it tells its agent.
 *
 * @param trials the attempts it holds
 * @param needs the resources of all of them
 * @param actors the resources of all its actors, idle ones and those that wait for a place included
 */
public record Holding(int trials, Resources needs, Resources actors) {

  /** Of a driver that has said nothing yet. */
  public static final Holding NOTHING =
      new Holding(0, new Resources(0, 0, 0), new Resources(0, 0, 0));

  /** The needs of one of its attempts. */
  Resources each() {
    return trials == 0 ? needs : new Resources(needs.cpus() / trials, needs.gpus() / trials, 0);
  }
}
