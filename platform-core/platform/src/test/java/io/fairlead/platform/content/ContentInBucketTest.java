package io.fairlead.platform.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.content.key.DataKeys;
import io.fairlead.platform.content.persistence.ContentLocks;
import io.fairlead.platform.content.persistence.KeyTables;
import io.fairlead.platform.content.store.ObjectName;
import io.fairlead.platform.content.store.S3Objects;
import io.fairlead.platform.content.store.S3Server;
import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

/** All the way into a bucket and back. */
@PlatformTest
class ContentInBucketTest {

  private static final String TEXT = "a recognisable secret ".repeat(10_000);

  @TempDir Path folder = Path.of("");

  @Test
  void bytesAreEncryptedThereCheckedAndSwept(ApplicationContext beans) throws IOException {
    Clock clock = beans.getBean(Clock.class);
    UUID workspace = FreshWorkspaces.one(beans.getBean(Workspaces.class));
    try (S3Server server = S3Server.start(folder.resolve("s3"));
        S3Objects objects = S3Objects.open(server.settings(), clock)) {
      Content content =
          new StoredContent(
              objects,
              beans.getBean(DataKeys.class),
              beans.getBean(EarlierFiles.class),
              beans.getBean(ContentLocks.class),
              beans.getBean(DataDirectory.class),
              beans.getBean(Transactions.class));
      String digest;
      try (Content.Draft draft = content.begin(workspace)) {
        draft.bytes().write(TEXT.getBytes(StandardCharsets.UTF_8));
        digest = draft.store(Content.Stored::digest);
      }
      try (InputStream in = content.open(workspace, digest)) {
        assertThat(in.readAllBytes()).asString().isEqualTo(TEXT);
      }

      Path file = server.file(new ObjectName(workspace, digest));
      byte[] stored = Files.readAllBytes(file);
      assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("recognisable");
      byte[] altered = stored.clone();
      altered[100_000] ^= 1;
      Files.write(file, altered);
      assertThatThrownBy(
              () -> {
                try (InputStream in = content.open(workspace, digest)) {
                  in.readAllBytes();
                }
              })
          .isInstanceOf(ContentUnavailable.class)
          .hasMessageContaining("altered");
      Files.write(file, stored);

      Sweeper inTwoDays =
          new Sweeper(
              objects,
              List.copyOf(beans.getBeansOfType(ContentReferences.class).values()),
              beans.getBean(KeyTables.class),
              beans.getBean(ContentLocks.class),
              beans.getBean(Transactions.class),
              Clock.offset(clock, Duration.ofDays(2)));
      assertThat(inTwoDays.sweep()).isEqualTo(1); // no row names it
      assertThat(file).doesNotExist();
    }
  }
}
