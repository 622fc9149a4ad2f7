package io.fairlead.protocol.message;

/**
 * Where a trial can go on.
 *
 * @param digest SHA-256 of the artifact, in hex
 * @param step the last step it includes
 */
public record Checkpoint(String digest, long step) {}
