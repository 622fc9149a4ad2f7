package io.fairlead.platform.content;

import io.fairlead.platform.content.store.DiskObjects;
import io.fairlead.platform.content.store.ObjectStore;
import io.fairlead.platform.content.store.S3Objects;
import io.fairlead.platform.storage.DataDirectory;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where content lies. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContentSettings.class)
class ContentConfiguration {

  @Bean
  ObjectStore objectStore(ContentSettings settings, DataDirectory directory, Clock clock) {
    if (settings.s3() != null) {
      return S3Objects.open(settings.s3(), clock);
    }
    Path folder = settings.folder();
    return new DiskObjects(
        folder == null ? directory.folder("content") : folder.toAbsolutePath(), clock);
  }
}
