package io.fairlead.web;

import io.fairlead.web.run.BackupCommand;
import io.fairlead.web.run.Practice;
import io.fairlead.web.run.Run;
import io.fairlead.web.run.Serve;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The platform: web pages, REST and Flight over one database. */
@SpringBootApplication(scanBasePackages = {"io.fairlead.platform", "io.fairlead.web"})
@ConfigurationPropertiesScan("io.fairlead")
@EnableScheduling
public class Fairlead {

  public static void main(String[] arguments) {
    List<String> options =
        List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
    switch (arguments.length == 0 ? "" : arguments[0]) {
      case "run" -> exitWhen(Run.start(options));
      case "serve" -> exitWhen(Serve.start(options));
      case "practice" -> System.exit(Practice.start(options));
      case "backup" -> System.exit(BackupCommand.backup(options));
      case "restore" -> System.exit(BackupCommand.restore(options));
      default -> {
        System.err.println(
            "fairlead: the commands are run, serve, backup, restore and practice; see ./fairlead help.");
        System.exit(2);
      }
    }
  }

  private static void exitWhen(int failed) {
    if (failed != 0) {
      System.exit(failed);
    }
  }
}
