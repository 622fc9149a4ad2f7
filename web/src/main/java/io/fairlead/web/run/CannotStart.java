package io.fairlead.web.run;

/** Why nothing was started: one line that ends with the way out. */
final class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1;

  CannotStart(String what, String wayOut) {
    super(what + " " + wayOut);
  }
}
