package io.fairlead.ray.actor;

import io.fairlead.protocol.client.TlsTexts;
import org.jspecify.annotations.Nullable;

/**
 * What an actor is told when it is made.
 *
 * @param platform HOST:PORT of the platform's Flight server
 * @param tls how the connection there is protected, in texts, since an actor's machine needs no
 *     file of the agent's; null for plain text
 * @param work folder for caches; made where missing
 * @param local whether Ray runs in local mode, where GPUs aren't assigned
 */
public record ActorSettings(String platform, @Nullable TlsTexts tls, String work, boolean local) {}
