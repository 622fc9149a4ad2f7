package io.fairlead.web.run;

import io.fairlead.platform.storage.StorageUnavailableException;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.tls.TlsRefused;
import io.fairlead.platform.trace.TracesRefused;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.web.Fairlead;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code run}: everything of Fairlead on this machine, until it is told to stop. */
public final class Run {

  private static final long PROGRESS_MILLIS = 1_000;

  private Run() {}

  /**
   * @param arguments the options after {@code run}
   * @return the exit code when it could not start; otherwise this returns with the servers running
   */
  public static int start(List<String> arguments) {
    @Nullable DataFolder folder = null;
    try {
      RunOptions options = RunOptions.parse(arguments);
      folder = DataFolder.prepare(options.data(), part(options));
      Ports.checkFree(options.port());
      serve(options, folder);
      return 0;
    } catch (Throwable e) {
      String log = folder == null ? "" : " Details are in " + folder.platformLog() + ".";
      System.err.println("fairlead: " + explanation(e).orElse("could not start: " + e + "." + log));
      return 1;
    }
  }

  /** On a database that others share, too, the folder may be shared as well. */
  private static String part(RunOptions options) {
    String url = System.getProperty("fairlead.database.url");
    return url == null && System.getenv("FAIRLEAD_DATABASE_URL") == null
        ? ""
        : "-" + options.port();
  }

  static Optional<String> explanation(@Nullable Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof PortInUseException taken) { // since it was seen to be free
        return Optional.ofNullable(
            Ports.unusable(taken.getPort(), "Address already in use").getMessage());
      }
      if (each instanceof CannotStart
          || each instanceof StorageUnavailableException
          || each instanceof TlsRefused
          || each instanceof TracesRefused) {
        return Optional.ofNullable(each.getMessage());
      }
    }
    return Optional.empty();
  }

  private static void serve(RunOptions options, DataFolder folder) {
    Terminal terminal = new Terminal();
    terminal.line("Fairlead starts; its data is in " + options.data() + " …");
    int flightPort = Ports.freeNear(options.port() + 1);
    LocalKeycloak keycloak =
        options.keycloak() ? LocalKeycloak.start(options, folder, plain(options)) : null;
    ConfigurableApplicationContext application =
        new SpringApplicationBuilder(Fairlead.class)
            .registerShutdownHook(false) // the agent ends first, see below
            .run(settings(options, folder, flightPort, keycloak));
    Addresses addresses = addresses(application, options, flightPort);
    String url = addresses.url();
    LocalAgent agent =
        new LocalAgent(
            options,
            folder,
            addresses,
            AgentTokenFile.of(folder, application.getBean(AgentTokens.class)));
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(agent, keycloak, application), "stop"));
    if (options.slots() > 0) { // else agents elsewhere do the work
      agent.start();
    }
    terminal.line("Fairlead is at " + url);
    if (keycloak != null) {
      keycloak.introduce(terminal);
    }
    FirstStart.Outcome outcome =
        application.getBean(FirstStart.class).run(folder, options, url, addresses.flight());
    if (outcome.created() != null) {
      introduce(outcome.created(), folder, terminal);
    }
    if (!outcome.studies().isEmpty()) {
      follow(outcome.studies().getFirst(), application, terminal);
    }
    terminal.line("Fairlead is at " + url + " and keeps running; Ctrl-C stops it.");
  }

  private static Addresses addresses(
      ConfigurableApplicationContext application, RunOptions options, int flightPort) {
    try {
      return new Addresses(application.getEnvironment(), options, flightPort);
    } catch (CannotStart refused) {
      application.close();
      throw refused;
    }
  }

  /** Where Keycloak sends people back to; it is for trying, and so is plain text. */
  private static String plain(RunOptions options) {
    return "http://127.0.0.1:" + options.port();
  }

  /** As on a command line, so that nothing in a file or the environment overrides them. */
  private static String[] settings(
      RunOptions options, DataFolder folder, int flightPort, @Nullable LocalKeycloak keycloak) {
    Stream<String> signIn = keycloak == null ? Stream.of() : keycloak.settings().stream();
    return Stream.concat(ours(options, folder, flightPort), signIn).toArray(String[]::new);
  }

  private static Stream<String> ours(RunOptions options, DataFolder folder, int flightPort) {
    return Stream.of(
        "--server.port=" + options.port(),
        // Browsers share cookies among the ports of a host: two instances must not sign each other
        // out.
        "--server.servlet.session.cookie.name=fairlead-" + options.port(),
        "--fairlead.data=" + options.data(),
        "--fairlead.flight.port=" + flightPort,
        "--logging.file.name=" + folder.platformLog(),
        "--logging.structured.format.file=logstash",
        "--logging.threshold.console=OFF"); // people get the terminal's own lines
  }

  private static void stop(
      LocalAgent agent,
      @Nullable LocalKeycloak keycloak,
      ConfigurableApplicationContext application) {
    try (agent;
        keycloak) {
      agent.close();
    } finally {
      SpringApplication.exit(application);
    }
  }

  private static void introduce(PeopleFile file, DataFolder folder, Terminal terminal) {
    terminal.line("These people can sign in; the list is kept in " + folder.people() + ":");
    for (PeopleFile.Person person : file.people()) {
      terminal.line(
          "  %-6s password %s  token %s  %s"
              .formatted(
                  person.name(), person.password(), person.token(), new TreeMap<>(person.roles())));
    }
  }

  /** Shows the first study's way to its end. */
  private static void follow(
      FirstStart.Started started, ConfigurableApplicationContext application, Terminal terminal) {
    Studies studies = application.getBean(Studies.class);
    Clock clock = application.getBean(Clock.class);
    while (application.isActive()) {
      Study study =
          studies.find(started.workspace().id(), started.study().toString()).orElseThrow();
      terminal.progress(study, clock.instant());
      if (study.state().isOver()) {
        return;
      }
      try {
        Thread.sleep(PROGRESS_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
