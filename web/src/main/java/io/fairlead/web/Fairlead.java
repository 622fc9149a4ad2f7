package io.fairlead.web;

import io.fairlead.web.run.Practice;
import io.fairlead.web.run.Run;
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
      case "run" -> {
        int failed = Run.start(options);
        if (failed != 0) {
          System.exit(failed);
        }
      }
      case "practice" -> System.exit(Practice.start(options));
      default -> {
        System.err.println("fairlead: the commands are run and practice; see ./fairlead help.");
        System.exit(2);
      }
    }
  }
}
