package io.fairlead.platform.storage;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the embedded server below {@code fairlead.data} and stops it last. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "fairlead.database", havingValue = "embedded", matchIfMissing = true)
class EmbeddedConfiguration {

  @Bean(destroyMethod = "close")
  EmbeddedPostgres embeddedPostgres(@Value("${fairlead.data}") Path data) {
    return EmbeddedPostgres.start(data.resolve("postgres"));
  }

  @Bean
  Database database(EmbeddedPostgres server) {
    return server.platform();
  }
}
