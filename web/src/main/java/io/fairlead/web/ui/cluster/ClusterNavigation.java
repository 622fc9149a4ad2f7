package io.fairlead.web.ui.cluster;

import io.fairlead.web.ui.page.RailEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The address of a workspace's clusters. */
@Configuration(proxyBeanMethods = false)
class ClusterNavigation {

  @Bean
  RailEntry clustersInRail() {
    return new RailEntry(80, "Clusters", "clusters", "▥");
  }
}
