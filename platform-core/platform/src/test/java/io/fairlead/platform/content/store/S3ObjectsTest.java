package io.fairlead.platform.content.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectsTest extends ObjectStoreContract {

  @TempDir private static Path folder = Path.of("");

  private static @Nullable S3Server server;
  private static @Nullable S3Objects objects;

  @BeforeAll
  static void start() throws IOException {
    S3Server started = S3Server.start(folder.resolve("s3"));
    server = started;
    objects = S3Objects.open(started.settings(), CLOCK);
  }

  @AfterAll
  static void stop() {
    try (S3Server ended = server;
        S3Objects closed = objects) {
      assertThat(closed == null).isEqualTo(ended == null);
    }
  }

  @Override
  ObjectStore store() {
    return Objects.requireNonNull(objects);
  }

  private static S3Server server() {
    return Objects.requireNonNull(server);
  }

  @Test
  void aWrongKeyAndAMissingBucketAreSaidAtTheStart() {
    assertThatThrownBy(() -> S3Objects.open(server().settings("content", "wrong"), CLOCK))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("may not use it")
        .hasMessageNotContaining("wrong");
    assertThatThrownBy(() -> S3Objects.open(server().settings("none", "test-secret"), CLOCK))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("no such bucket");
  }

  @Test
  void whatIsOldIsWrittenAnewWhenItIsPutAgain() throws IOException {
    ObjectName name = name('f');
    store().put(name, draft("first"));
    try (S3Objects tomorrow =
        S3Objects.open(server().settings(), Clock.offset(CLOCK, Duration.ofHours(13)))) {
      tomorrow.put(name, draft("again"));
    }
    try (var in = store().open(name).orElseThrow()) {
      assertThat(in.readAllBytes()).asString().isEqualTo("again");
    }
  }
}
