package io.fairlead.platform.problem;

/** There is no such thing here, or none that the asker may know of: the two look the same. */
public class NotFound extends RuntimeException {

  private static final long serialVersionUID = 1;

  public NotFound(String kind, String nameOrId) {
    super("There is no %s '%s' here.".formatted(kind, nameOrId));
  }
}
