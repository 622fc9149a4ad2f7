package io.fairlead.ray.actor;

/**
 * What an actor is told when it is made.
 *
 * @param platform HOST:PORT of the platform's Flight server
 * @param work folder for caches; made where missing
 * @param local whether Ray runs in local mode, where GPUs aren't assigned
 */
public record ActorSettings(String platform, String work, boolean local) {}
