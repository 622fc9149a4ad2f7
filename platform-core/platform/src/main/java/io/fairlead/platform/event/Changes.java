package io.fairlead.platform.event;

import java.util.UUID;

/**
 * Tells open pages that something moved. Told after the commit; listeners are called from one
 * background thread, at most twice a second each, with no content: they read again what they show.
 */
public interface Changes {

  /**
   * A study, one of its trials or their metrics changed, or something else that pages follow by its
   * id, such as a notebook. Call inside the transaction.
   */
  void studyChanged(UUID workspace, UUID study);

  /** A person may do less than before: their open pages are to go. Call inside the transaction. */
  default void accessLost(UUID person) {
    studyChanged(person, person);
  }

  /** Told when {@link #accessLost} of this person. */
  default Subscription subscribeToAccess(UUID person, Runnable listener) {
    return subscribe(person, person, listener);
  }

  /**
   * @param study null for any study of the workspace
   */
  Subscription subscribe(
      UUID workspace, @org.jspecify.annotations.Nullable UUID study, Runnable listener);

  /** Ends when closed. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
