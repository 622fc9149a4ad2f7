package io.fairlead.platform.backup;

/** Is told how far it is. */
@FunctionalInterface
public interface Progress {

  /** So many more bytes are through. */
  void bytes(long count);
}
