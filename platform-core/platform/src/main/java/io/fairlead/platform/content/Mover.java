package io.fairlead.platform.content;

import io.fairlead.platform.storage.Digests;
import java.io.IOException;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Moves what earlier versions kept in plain files to where content is encrypted. */
@Component
final class Mover {

  private static final Logger LOG = LoggerFactory.getLogger(Mover.class);

  private final EarlierFiles earlier;
  private final Content content;

  Mover(EarlierFiles earlier, Content content) {
    this.earlier = earlier;
    this.content = content;
  }

  /**
   * Moves all of it; a file goes once its bytes are stored. What is damaged stays and is told.
   *
   * @return how many files were moved
   */
  int move() throws IOException {
    int moved = 0;
    for (EarlierFiles.Earlier each : earlier.all()) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      if (!Digests.sha256(each.file()).equals(each.name().digest())) {
        LOG.error("{} is damaged and stays as it is; restore it from a backup.", each.file());
        continue;
      }
      try (Content.Draft draft = content.begin(each.name().workspace())) {
        Files.copy(each.file(), draft.bytes());
        draft.store(stored -> stored);
      }
      Files.delete(each.file());
      moved++;
    }
    if (moved > 0) {
      LOG.info("{} files of an earlier version are encrypted now.", moved);
    }
    return moved;
  }
}
