package io.fairlead.platform.storage;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the embedded server below {@code fairlead.data} and stops it last. Its programs, which
 * take seconds to unpack, may be shared by several data folders: {@code fairlead.programs}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "fairlead.database", havingValue = "embedded", matchIfMissing = true)
@ConditionalOnProperty(
    name = "fairlead.database.url",
    havingValue = "embedded",
    matchIfMissing = true)
class EmbeddedConfiguration {

  @Bean(destroyMethod = "close")
  EmbeddedPostgres embeddedPostgres(
      @Value("${fairlead.data}/postgres") Path home,
      @Value("${fairlead.programs:${fairlead.data}/postgres}") Path programs) {
    return EmbeddedPostgres.start(home, programs);
  }

  @Bean
  Database database(EmbeddedPostgres server) {
    return server.platform();
  }
}
