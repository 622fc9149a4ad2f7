package io.fairlead.ray.agent;

/** The Ray cluster doesn't answer; later it may. */
final class ClusterUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ClusterUnavailableException(String message) {
    super(message);
  }
}
