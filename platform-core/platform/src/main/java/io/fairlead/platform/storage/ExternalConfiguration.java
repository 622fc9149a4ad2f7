package io.fairlead.platform.storage;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Works on the PostgreSQL that {@code fairlead.database.url} names, once it has what is needed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("fairlead.database.url")
class ExternalConfiguration {

  @Bean
  Database database(Environment environment, Clock clock) {
    Database database =
        Binder.get(environment).bind("fairlead.database", DatabaseSettings.class).get().database();
    ServerCheck.await(database, clock);
    Migration.run(database);
    return database;
  }
}
