package io.fairlead.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.audit.PublicKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {

  @TempDir Path folder = Path.of("");

  private KeyPair pair() throws IOException {
    return KeyFiles.in(folder.resolve("audit-key")).pair();
  }

  @Test
  void thePairIsMadeOnceAndItsPrivateHalfIsForItsOwnerAlone() throws IOException {
    KeyPair first = pair();
    assertThat(pair().getPrivate()).isEqualTo(first.getPrivate());
    assertThat(permissions("audit-key")).isEqualTo("rw-------");
    assertThat(permissions("audit-key.pub")).isEqualTo("rw-r--r--");
    assertThat(PublicKeys.hexOfPem(Files.readString(folder.resolve("audit-key.pub"))))
        .isEqualTo(PublicKeys.hex(first.getPublic()));
    assertThat(Files.readString(folder.resolve("audit-key.pub"))).doesNotContain("PRIVATE");
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  @Test
  void aPublicHalfThatIsGoneOrChangedIsWrittenAnew() throws IOException {
    KeyPair made = pair();
    Files.writeString(folder.resolve("audit-key.pub"), "something else");
    pair();
    assertThat(Files.readString(folder.resolve("audit-key.pub")))
        .isEqualTo(PublicKeys.pem(made.getPublic()));
  }

  @Test
  void aBrokenFileIsRefusedAndKept() throws IOException {
    Files.writeString(folder.resolve("audit-key"), "no key");
    assertThatThrownBy(this::pair)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("restore it from a backup");
    assertThat(Files.readString(folder.resolve("audit-key"))).isEqualTo("no key");
  }
}
