package io.fairlead.web.run;

import io.fairlead.platform.storage.StorageUnavailableException;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.web.Fairlead;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
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
      folder = DataFolder.prepare(options.data());
      Ports.checkFree(options.port());
      serve(options, folder);
      return 0;
    } catch (Throwable e) {
      String log = folder == null ? "" : " Details are in " + folder.platformLog() + ".";
      System.err.println("fairlead: " + explanation(e).orElse("could not start: " + e + "." + log));
      return 1;
    }
  }

  private static Optional<String> explanation(@Nullable Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof CannotStart || each instanceof StorageUnavailableException) {
        return Optional.ofNullable(each.getMessage());
      }
    }
    return Optional.empty();
  }

  private static void serve(RunOptions options, DataFolder folder) {
    Terminal terminal = new Terminal();
    terminal.line("Fairlead starts; its data is in " + options.data() + " …");
    int flightPort = Ports.freeNear(options.port() + 1);
    String url = "http://127.0.0.1:" + options.port();
    ConfigurableApplicationContext application =
        new SpringApplicationBuilder(Fairlead.class)
            .registerShutdownHook(false) // the agent ends first, see below
            .properties(properties(options, folder, flightPort))
            .run();
    LocalAgent agent =
        new LocalAgent(
            options,
            folder,
            flightPort,
            AgentTokenFile.of(folder, application.getBean(AgentTokens.class)));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(agent, application), "stop"));
    if (options.slots() > 0) { // else agents elsewhere do the work
      agent.start();
    }
    terminal.line("Fairlead is at " + url);
    FirstStart.Outcome outcome =
        application
            .getBean(FirstStart.class)
            .run(folder, options, url, "grpc://127.0.0.1:" + flightPort);
    if (outcome.created() != null) {
      introduce(outcome.created(), folder, terminal);
    }
    if (!outcome.studies().isEmpty()) {
      follow(outcome.studies().getFirst(), application, terminal);
    }
    terminal.line("Fairlead is at " + url + " and keeps running; Ctrl-C stops it.");
  }

  private static Map<String, Object> properties(
      RunOptions options, DataFolder folder, int flightPort) {
    Map<String, Object> properties = new TreeMap<>();
    properties.put("server.port", options.port());
    properties.put("fairlead.data", options.data().toString());
    properties.put("fairlead.flight.port", flightPort);
    properties.put("logging.file.name", folder.platformLog().toString());
    properties.put("logging.structured.format.file", "logstash");
    properties.put("logging.threshold.console", "OFF"); // people get the terminal's own lines
    return properties;
  }

  private static void stop(LocalAgent agent, ConfigurableApplicationContext application) {
    try (agent) {
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
