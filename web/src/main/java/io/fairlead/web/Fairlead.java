package io.fairlead.web;

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
    List<String> all = List.of(arguments);
    if (all.isEmpty() || !"run".equals(all.getFirst())) {
      System.err.println("fairlead: there is one command, run; see ./fairlead help.");
      System.exit(2);
    }
    int failed = Run.start(all.subList(1, all.size()));
    if (failed != 0) {
      System.exit(failed);
    }
  }
}
