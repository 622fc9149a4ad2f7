package io.fairlead.platform.problem;

/** The request was fine but the state of things does not allow it; says from and to. */
public class Conflict extends RuntimeException {

  private static final long serialVersionUID = 1;

  public Conflict(String message) {
    super(message);
  }
}
