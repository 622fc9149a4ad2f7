package io.fairlead.web.ui.asset;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Serves what never changes under its address, before Vaadin would: it lets a browser show a script
 * for an hour without asking, which after an upgrade is the old one.
 */
@Configuration
class AssetConfiguration {

  private static final Duration YEAR = Duration.ofDays(365);

  @Bean
  ResourceHttpRequestHandler ownAssets() {
    return unchanging(new ClassPathResource(Assets.FOLDER));
  }

  /** Libraries, whose addresses hold their versions. */
  @Bean
  ResourceHttpRequestHandler libraryAssets() {
    return unchanging(new ClassPathResource("META-INF/resources/_static/"));
  }

  @Bean
  SimpleUrlHandlerMapping assetAddresses(
      ResourceHttpRequestHandler ownAssets, ResourceHttpRequestHandler libraryAssets) {
    return new SimpleUrlHandlerMapping(
        Map.of("/" + Assets.path("*"), ownAssets, "/_static/**", libraryAssets),
        Ordered.HIGHEST_PRECEDENCE);
  }

  private static ResourceHttpRequestHandler unchanging(Resource folder) {
    ResourceHttpRequestHandler handler = new ResourceHttpRequestHandler();
    handler.setLocations(List.of(folder));
    handler.setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable());
    handler.setUseLastModified(false); // a build gives every file the same time
    return handler;
  }
}
