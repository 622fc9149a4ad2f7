package io.fairlead.platform.storage;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/** Starts and ends the application context of a {@link PlatformTest}. */
final class PlatformExtension implements BeforeAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(PlatformExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getStore(HERE).put("running", Running.start());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ApplicationContext.class || beans(context).getBeanNamesForType(type).length == 1;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ApplicationContext.class ? beans(context) : beans(context).getBean(type);
  }

  private static ApplicationContext beans(ExtensionContext context) {
    Running running = context.getStore(HERE).get("running", Running.class);
    if (running == null) {
      throw new IllegalStateException("Beans are there after beforeAll.");
    }
    return running.beans;
  }

  private record Running(ConfigurableApplicationContext beans, Database database, Path data)
      implements AutoCloseable {

    static Running start() {
      Database database = TestServer.freshDatabase();
      Path data = TestServer.temporaryFolder();
      ConfigurableApplicationContext beans =
          new SpringApplicationBuilder(Application.class)
              .web(WebApplicationType.NONE)
              .registerShutdownHook(false)
              .properties("fairlead.database=test", "fairlead.data=" + data)
              .properties("fairlead.scheduling.automatic=false") // tests drive what runs by itself
              .properties("spring.main.banner-mode=off", "logging.level.root=warn")
              .initializers(
                  (GenericApplicationContext context) -> {
                    context.registerBean(Database.class, () -> database);
                    context.registerBean(SimpleMeterRegistry.class);
                  })
              .run();
      return new Running(beans, database, data);
    }

    @Override
    public void close() {
      beans.close();
      TestServer.drop(database);
      TestServer.delete(data);
    }
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ComponentScan("io.fairlead.platform")
  static class Application {}
}
