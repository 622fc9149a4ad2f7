package io.fairlead.protocol.message;

/** Where an agent's drivers run Ray. */
public enum RayMode {
  /** Inside the driver's process, one slot each. */
  LOCAL,
  /** On a Ray cluster. */
  CLUSTER
}
