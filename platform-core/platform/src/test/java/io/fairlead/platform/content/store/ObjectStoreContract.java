package io.fairlead.platform.content.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.storage.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every place for objects does. */
abstract class ObjectStoreContract {

  static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path drafts = Path.of("");

  private final UUID workspace = Ids.next();

  abstract ObjectStore store();

  Path draft(String text) throws IOException {
    return Files.writeString(Files.createTempFile(drafts, "draft", ""), text);
  }

  ObjectName name(char digit) {
    return new ObjectName(workspace, String.valueOf(digit).repeat(64));
  }

  private String read(ObjectName name) throws IOException {
    try (InputStream in = store().open(name).orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatIsPutIsThereUntilItIsDeleted() throws IOException {
    ObjectName name = name('a');
    assertThat(store().open(name)).isEmpty();
    assertThat(store().written(name)).isEmpty();
    store().put(name, draft("text"));
    assertThat(read(name)).isEqualTo("text");
    assertThat(store().written(name).orElseThrow())
        .isBetween(CLOCK.instant().minusSeconds(60), CLOCK.instant().plusSeconds(60));
    store().delete(name);
    store().delete(name); // as another replica may have done
    assertThat(store().open(name)).isEmpty();
  }

  @Test
  void whatIsThereStaysWhenItIsPutAgain() throws IOException {
    ObjectName name = name('b');
    store().put(name, draft("first"));
    store().put(name, draft("again"));
    assertThat(read(name)).isEqualTo("first");
  }

  @Test
  void aListHoldsTheObjectsOfOneWorkspace() throws IOException {
    store().put(name('c'), draft("1"));
    store().put(name('d'), draft("2"));
    store().put(new ObjectName(Ids.next(), "e".repeat(64)), draft("3"));
    Map<ObjectName, Instant> listed = new HashMap<>();
    store().list(workspace, listed::put);
    assertThat(listed).containsOnlyKeys(name('c'), name('d'));
    store().list(Ids.next(), (name, written) -> assertThat(name).isNull());
  }
}
