package io.fairlead.platform.storage;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, or a lost race, from a statement that is wrong. */
public final class Interruptions {

  private Interruptions() {}

  /**
   * Whether the same work may succeed when it is done again later: the connection broke, none could
   * be had, the server is starting or stopping, or a concurrent transaction was in the way. Whether
   * the work was committed is then unknown.
   */
  public static boolean isOne(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        if (state.startsWith("08") // connection
            || state.startsWith("40") // serialisation, deadlock
            || state.startsWith("53") // out of connections, disk, memory
            || state.startsWith("57P") // shutting down, starting
            || state.equals("25006")) { // read-only while failing over
          return true;
        }
      }
    }
    return false;
  }
}
