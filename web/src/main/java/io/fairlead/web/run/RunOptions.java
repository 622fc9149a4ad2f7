package io.fairlead.web.run;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param data where everything is kept
 * @param port of the web application
 * @param slots trials that run at once
 * @param empty an admin alone instead of the demo
 * @param keycloak whether a Keycloak is started beside the platform, to sign in with
 * @param home the checkout, with workers and demo data
 */
record RunOptions(Path data, int port, int slots, boolean empty, boolean keycloak, Path home) {

  static RunOptions parse(List<String> arguments) {
    Path data = Path.of("data");
    int port = 8080;
    int slots = Math.min(4, Runtime.getRuntime().availableProcessors());
    boolean empty = false;
    boolean keycloak = false;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--data" -> data = Path.of(value(option, rest));
        case "--port" -> port = number(option, value(option, rest), 1, 65535);
        case "--slots" -> slots = number(option, value(option, rest), 0, 64);
        case "--empty" -> empty = true;
        case "--keycloak" -> keycloak = true;
        default ->
            throw new CannotStart(
                "run knows no option '%s'.".formatted(option),
                "Known are --data DIR, --port N, --slots N, --empty and --keycloak.");
      }
    }
    return new RunOptions(
        data.toAbsolutePath().normalize(),
        port,
        slots,
        empty,
        keycloak,
        Path.of(System.getProperty("fairlead.home", ".")).toAbsolutePath().normalize());
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new CannotStart(option + " needs a value.", "See ./fairlead help.");
    }
    return rest.next();
  }

  private static int number(String option, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new CannotStart(
        "%s is a number from %d to %d, not '%s'.".formatted(option, least, most, text),
        "See ./fairlead help.");
  }
}
