package io.fairlead.preview;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import io.fairlead.platform.notebook.CellKinds;
import io.fairlead.platform.workspace.Bearers;
import io.fairlead.web.security.SignInSettings;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The web application over {@link World}: sign in as ada, grace (auditor) or nobody, "preview". */
@SpringBootApplication(
    scanBasePackages = {
      "io.fairlead.preview",
      "io.fairlead.web.ui",
      "io.fairlead.web.security",
      "io.fairlead.platform.notebook.text",
      "io.fairlead.platform.notebook.study",
      "io.fairlead.platform.notebook.chart",
      "io.fairlead.platform.notebook.table",
      "io.fairlead.platform.notebook.compare",
      "io.fairlead.platform.notebook.decision",
      "io.fairlead.platform.notebook.audit"
    },
    excludeName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
      "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
      "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
    })
@Import({CellKinds.class, Bearers.class})
@EnableConfigurationProperties(SignInSettings.class)
@EnableVaadin("io.fairlead.web")
public class ViewsPreview {

  public static void main(String[] args) {
    start(args.length > 0 ? Integer.parseInt(args[0]) : 8090);
  }

  /**
   * @param port 0 for a free one
   */
  static ConfigurableApplicationContext start(int port) {
    return new SpringApplicationBuilder(ViewsPreview.class)
        .properties(
            "server.port=" + port, "server.address=127.0.0.1", "vaadin.launch-browser=false")
        .run("--server.port=" + port);
  }

  @Bean
  Clock clock() {
    return Clock.system(ZoneId.systemDefault());
  }
}
