package io.fairlead.protocol.message;

/** What an artifact is for. */
public enum ArtifactKind {
  CHECKPOINT,
  MODEL,
  PREDICTIONS,
  OTHER
}
