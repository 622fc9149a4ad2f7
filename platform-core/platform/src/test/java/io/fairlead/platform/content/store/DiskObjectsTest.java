package io.fairlead.platform.content.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskObjectsTest extends ObjectStoreContract {

  @TempDir Path folder = Path.of("");

  @Override
  ObjectStore store() {
    return new DiskObjects(folder, CLOCK);
  }

  @Test
  void whatAnAbandonedCopyLeftGoesAfterADay() throws IOException {
    ObjectName name = name('a');
    store().put(name, draft("text"));
    Path place = folder.resolve(name.path());
    Path old = Files.writeString(place.resolveSibling(place.getFileName() + ".1.new"), "half");
    Path young = Files.writeString(place.resolveSibling(place.getFileName() + ".2.new"), "half");
    Files.setLastModifiedTime(old, FileTime.from(CLOCK.instant().minus(Duration.ofHours(25))));
    store().list(name.workspace(), (each, written) -> assertThat(each).isEqualTo(name));
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }
}
