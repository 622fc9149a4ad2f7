package io.fairlead.platform.trace;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads {@link TraceSettings}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceSettings.class)
class TraceConfiguration {

  @Bean
  Traces traces(TraceSettings settings, Clock clock) {
    return new Traces(settings, clock);
  }
}
