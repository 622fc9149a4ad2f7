package io.fairlead.web.run;

import io.fairlead.platform.workspace.AgentTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The local agent's token, in a file that its owner alone can read. */
final class AgentTokenFile {

  private AgentTokenFile() {}

  /** The file with a token that is good now; made when it is missing or was revoked. */
  static Path of(DataFolder folder, AgentTokens tokens) {
    Path file = folder.agent().resolve("token");
    try {
      if (Files.exists(file) && tokens.authenticate(Files.readString(file).strip()).isPresent()) {
        return file;
      }
      Path draft = folder.agent().resolve("token.draft");
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, tokens.issue("local" + folder.part()));
      return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
