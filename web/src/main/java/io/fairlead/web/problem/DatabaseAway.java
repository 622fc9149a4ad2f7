package io.fairlead.web.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that doesn't answer from a fault of the platform. */
public final class DatabaseAway {

  /** Seconds after which asking again is worth it. */
  public static final String SECONDS = "10";

  private DatabaseAway() {}

  /** Whether a request failed because there was no connection, or it broke. */
  public static boolean is(@Nullable Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLTransientConnectionException // none came free in time
          || (each instanceof SQLException broken
              && String.valueOf(broken.getSQLState()).matches("08.*|57P0[123]"))) {
        return true;
      }
    }
    return false;
  }

  public static Problem problem() {
    return new Problem(
        "request",
        "The platform's database doesn't answer.",
        null,
        "Try again in a moment; if it stays so, tell who runs this platform.");
  }
}
