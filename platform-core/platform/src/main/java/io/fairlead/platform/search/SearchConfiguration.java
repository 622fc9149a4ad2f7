package io.fairlead.platform.search;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The threads of this package. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

  @Bean
  Background insight() {
    return new Background("insight");
  }

  @Bean
  Background suggestionReplay() {
    return new Background("suggestion-replay");
  }
}
