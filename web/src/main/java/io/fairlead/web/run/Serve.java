package io.fairlead.web.run;

import io.fairlead.web.Fairlead;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * {@code serve}: one replica of an installation, as services and containers start it. What it needs
 * to know are settings; it logs to its standard output as JSON, and starts no agent and no demo.
 */
public final class Serve {

  /** What an installation may change. */
  private static final Map<String, Object> DEFAULTS =
      Map.of("fairlead.data", "data", "logging.structured.format.console", "logstash");

  private Serve() {}

  /**
   * @param arguments what stands after {@code serve}: nothing
   * @return the exit code when it could not start; otherwise this returns with the servers running
   */
  public static int start(List<String> arguments) {
    if (!arguments.isEmpty()) {
      System.err.println(
          "fairlead: serve takes no options, since secrets don't belong on a command line. Give it"
              + " settings by the environment, such as FAIRLEAD_DATABASE_URL; see"
              + " docs/operations.md.");
      return 2;
    }
    try {
      new SpringApplicationBuilder(Fairlead.class)
          .properties(DEFAULTS)
          .run()
          .getBean(FirstAdmin.class)
          .make();
      return 0;
    } catch (Throwable e) {
      System.err.println("fairlead: " + explanation(e).orElse("could not start: " + e));
      return 1;
    }
  }

  private static Optional<String> explanation(@Nullable Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each.getClass().getName().startsWith("io.fairlead.")) { // it says the way out
        return Optional.ofNullable(each.getMessage());
      }
    }
    return Optional.empty();
  }
}
