package io.fairlead.platform.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Digests;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PlatformTest
class ContentTest {

  private static final int SEGMENT = 64 << 10;
  private static final int LONG = 3 * SEGMENT + 1_000;

  private final Content content;
  private final Mover mover;
  private final DataDirectory directory;
  private final Workspaces workspaces;
  private UUID workspace = Ids.next();

  ContentTest(Content content, Mover mover, DataDirectory directory, Workspaces workspaces) {
    this.content = content;
    this.mover = mover;
    this.directory = directory;
    this.workspaces = workspaces;
  }

  @BeforeEach
  void makeWorkspace() {
    workspace = FreshWorkspaces.one(workspaces);
  }

  private static byte[] some(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private String store(byte[] bytes) throws IOException {
    return store(workspace, bytes);
  }

  private String store(UUID where, byte[] bytes) throws IOException {
    try (Content.Draft draft = content.begin(where)) {
      draft.bytes().write(bytes);
      return draft.store(Content.Stored::digest);
    }
  }

  private byte[] read(String digest) throws IOException {
    try (InputStream in = content.open(workspace, digest)) {
      return in.readAllBytes();
    }
  }

  private Path file(UUID where, String digest) {
    return directory
        .folder("content")
        .resolve(where.toString())
        .resolve(digest.substring(0, 2))
        .resolve(digest);
  }

  private Path file(String digest) {
    return file(workspace, digest);
  }

  private void assertUnreadable(String digest) {
    assertThatThrownBy(
            () -> {
              try (InputStream in = content.open(workspace, digest)) {
                in.transferTo(OutputStream.nullOutputStream());
              }
            })
        .isInstanceOf(ContentUnavailable.class)
        .hasMessageContaining(digest)
        .hasMessageContaining("Nothing was changed");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SEGMENT - 16, SEGMENT, LONG})
  void bytesOfAnyLengthComeBack(int length) throws IOException {
    byte[] bytes = some(length, length);
    String digest = store(bytes);
    assertThat(digest).isEqualTo(Digests.hex(Digests.sha256().digest(bytes)));
    assertThat(read(digest)).isEqualTo(bytes);
  }

  @Test
  void nothingOfThePlainTextIsOnTheDiskNotEvenWhileItComes() throws IOException {
    String secret = "a very recognisable secret ".repeat(20_000);
    String digest;
    try (Content.Draft draft = content.begin(workspace)) {
      draft.bytes().write(secret.getBytes(StandardCharsets.UTF_8));
      assertNowhere(directory.folder("tmp"));
      digest = draft.store(Content.Stored::digest);
    }
    assertNowhere(file(digest));
    assertThat(Files.size(file(digest))).isBetween(540_000L, 541_000L);
  }

  private static void assertNowhere(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("recognisable");
      }
    }
  }

  @Test
  void anyAlteredBitIsNoticed() throws IOException {
    byte[] bytes = some(LONG, 1);
    String digest = store(bytes);
    byte[] stored = Files.readAllBytes(file(digest));
    Random random = new Random(2);
    for (int i = 0; i < 60; i++) {
      int at = i < 20 ? i * 7 : random.nextInt(stored.length); // the header's parts, then anywhere
      byte[] altered = stored.clone();
      altered[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file(digest), altered);
      assertUnreadable(digest);
    }
    Files.write(file(digest), stored);
    assertThat(read(digest)).isEqualTo(bytes);
  }

  @Test
  void whatIsCutOffOrGrownIsNoticed() throws IOException {
    String digest = store(some(LONG, 3));
    byte[] stored = Files.readAllBytes(file(digest));
    for (int length :
        new int[] {0, 10, 80, 90, 120, 121, SEGMENT + 80, 2 * SEGMENT + 80, stored.length - 1}) {
      Files.write(file(digest), Arrays.copyOf(stored, length));
      assertUnreadable(digest);
    }
    Files.write(file(digest), Arrays.copyOf(stored, stored.length + 1));
    assertUnreadable(digest);
  }

  @Test
  void segmentsCantBeSwappedWithinNorBetweenContents() throws IOException {
    String one = store(some(LONG, 4));
    String other = store(some(LONG, 5));
    byte[] first = Files.readAllBytes(file(one));
    byte[] second = Files.readAllBytes(file(other));
    byte[] mixed = first.clone();
    System.arraycopy(second, 80 + SEGMENT, mixed, 80 + SEGMENT, SEGMENT);
    Files.write(file(one), mixed);
    assertUnreadable(one);
    byte[] reordered = first.clone();
    System.arraycopy(first, 80 + SEGMENT, reordered, 80 + 2 * SEGMENT, SEGMENT);
    System.arraycopy(first, 80 + 2 * SEGMENT, reordered, 80 + SEGMENT, SEGMENT);
    Files.write(file(one), reordered);
    assertUnreadable(one);
    byte[] foreignBody = first.clone();
    System.arraycopy(second, 80, foreignBody, 80, second.length - 80);
    Files.write(file(one), foreignBody);
    assertUnreadable(one);
  }

  @Test
  void noWholeContentStandsInForAnother() throws IOException {
    String one = store(some(500, 6));
    String other = store(some(500, 7));
    Files.write(file(one), Files.readAllBytes(file(other)));
    assertThatThrownBy(() -> content.open(workspace, one)) // before the first byte
        .isInstanceOf(ContentUnavailable.class);
    UUID elsewhere = FreshWorkspaces.one(workspaces);
    String same = store(elsewhere, some(500, 6));
    assertThat(same).isEqualTo(one);
    Files.write(file(one), Files.readAllBytes(file(elsewhere, same)));
    assertUnreadable(one); // the same plain text, but another workspace's
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    String digest = store(some(10, 8));
    Files.delete(file(digest));
    assertThatThrownBy(() -> content.open(workspace, digest))
        .isInstanceOf(ContentUnavailable.class)
        .hasMessageContaining("missing in " + directory.folder("content"));
  }

  @Test
  void storingAgainKeepsOneCopyAndMendsWhatIsMissing() throws IOException {
    byte[] bytes = some(1_000, 9);
    String digest = store(bytes);
    byte[] stored = Files.readAllBytes(file(digest));
    assertThat(store(bytes)).isEqualTo(digest);
    assertThat(Files.readAllBytes(file(digest))).isEqualTo(stored);
    Files.delete(file(digest));
    store(bytes);
    assertThat(read(digest)).isEqualTo(bytes);
  }

  @Test
  void filesOfEarlierVersionsAreReadWhereTheyAreThenMoved() throws IOException {
    byte[] model = some(70_000, 10);
    byte[] rows = some(80_000, 11);
    Path artifact = earlierArtifact(model);
    Path dataset =
        directory
            .folder("datasets")
            .resolve(workspace.toString())
            .resolve(digest(rows) + ".parquet");
    Files.createDirectories(dataset.resolveSibling(""));
    Files.write(dataset, rows);
    Path damaged = earlierArtifact(some(100, 12));
    Files.write(damaged, some(100, 13));

    assertThat(read(digest(model))).isEqualTo(model);
    assertThat(read(digest(rows))).isEqualTo(rows);
    assertUnreadable(damaged.getFileName().toString());

    assertThat(mover.move()).isEqualTo(2);
    assertThat(artifact).doesNotExist();
    assertThat(dataset).doesNotExist();
    assertThat(damaged).exists();
    assertThat(file(digest(model))).exists();
    assertThat(read(digest(model))).isEqualTo(model);
    assertThat(read(digest(rows))).isEqualTo(rows);
    assertThat(mover.move()).isZero();
    Files.delete(damaged);
  }

  private Path earlierArtifact(byte[] bytes) throws IOException {
    String digest = digest(bytes);
    Path file =
        directory
            .folder("artifacts")
            .resolve(workspace.toString())
            .resolve(digest.substring(0, 2))
            .resolve(digest);
    Files.createDirectories(file.resolveSibling(""));
    return Files.write(file, bytes);
  }

  private static String digest(byte[] bytes) {
    return Digests.hex(Digests.sha256().digest(bytes));
  }
}
