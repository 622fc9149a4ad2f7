package io.fairlead.platform.trace;

/** Traces can't go where the settings say; for operators. */
public final class TracesRefused extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  TracesRefused(String message) {
    super(message);
  }
}
