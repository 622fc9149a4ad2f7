package io.fairlead.platform.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.artifact.Artifacts.Artifact;
import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.protocol.message.ArtifactKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PlatformTest
class ArtifactsTest {

  private static final String DIGEST_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private final Artifacts artifacts;
  private final Workspaces workspaces;
  private final DataDirectory directory;
  private UUID workspace = Ids.next();
  private final UUID attempt = Ids.next();

  ArtifactsTest(Artifacts artifacts, Workspaces workspaces, DataDirectory directory) {
    this.artifacts = artifacts;
    this.workspaces = workspaces;
    this.directory = directory;
  }

  @BeforeEach
  void makeWorkspace() {
    workspace = FreshWorkspaces.one(workspaces);
  }

  private String store(UUID attempt, String content) throws IOException {
    try (Artifacts.Upload upload = artifacts.begin(workspace)) {
      upload.bytes().write(content.getBytes(StandardCharsets.UTF_8));
      return upload.commit(attempt, ArtifactKind.MODEL, "model.txt");
    }
  }

  private long files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private Path folder() {
    return directory.folder("content").resolve(workspace.toString());
  }

  @Test
  void bytesComeBackByTheirDigest() throws IOException {
    assertThat(store(attempt, "abc")).isEqualTo(DIGEST_OF_ABC);
    try (InputStream in = artifacts.open(workspace, DIGEST_OF_ABC).orElseThrow()) {
      assertThat(in.readAllBytes()).asString().isEqualTo("abc");
    }
    assertThat(artifacts.of(workspace, attempt))
        .containsExactly(new Artifact(DIGEST_OF_ABC, ArtifactKind.MODEL, "model.txt", 3));
  }

  @Test
  void theSameContentIsStoredOnce() throws IOException {
    UUID another = Ids.next();
    store(attempt, "abc");
    store(another, "abc");
    assertThat(files(folder())).isEqualTo(1);
    assertThat(artifacts.of(workspace, attempt)).hasSize(1);
    assertThat(artifacts.of(workspace, another)).hasSize(1);
  }

  @Test
  void whatIsNotCommittedLeavesNothing() throws IOException {
    try (Artifacts.Upload upload = artifacts.begin(workspace)) {
      upload.bytes().write(1);
    }
    assertThat(files(folder())).isZero();
    assertThat(files(directory.folder("tmp"))).isZero();
    assertThat(artifacts.of(workspace, attempt)).isEmpty();
  }

  @Test
  void anotherWorkspaceHasNoneOfIt() throws IOException {
    store(attempt, "abc");
    UUID elsewhere = FreshWorkspaces.one(workspaces);
    assertThat(artifacts.open(elsewhere, DIGEST_OF_ABC)).isEmpty();
    assertThat(artifacts.of(elsewhere, attempt)).isEmpty();
    assertThat(artifacts.open(workspace, "../../x")).isEmpty();
  }
}
