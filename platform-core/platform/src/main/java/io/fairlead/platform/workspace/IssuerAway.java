package io.fairlead.platform.workspace;

/** Who gives out tokens can't be asked for the keys with which they are checked. */
public final class IssuerAway extends RuntimeException {

  private static final long serialVersionUID = 1;

  public IssuerAway(Throwable cause) {
    super(
        "Your organisation's sign-in can't be reached, so its tokens can't be checked: try again"
            + " in a moment, or use a personal token of this platform.",
        cause);
  }
}
