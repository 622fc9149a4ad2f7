package io.fairlead.web.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who was created at the first start, with what they sign in with, and where.
 *
 * @param url of the web application
 * @param flight address of the Flight server
 */
record PeopleFile(String url, String flight, List<Person> people) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  PeopleFile {
    people = List.copyOf(people);
  }

  /**
   * @param token null while none is issued
   * @param roles a role by workspace name; {@code *} for the installation
   */
  record Person(String name, String password, @Nullable String token, Map<String, String> roles) {

    Person withToken(String issued) {
      return new Person(name, password, issued, roles);
    }
  }

  /**
   * @throws CannotStart when the file is there but not what it should be
   */
  static PeopleFile read(Path file) {
    try {
      return JSON.readValue(Files.readAllBytes(file), PeopleFile.class);
    } catch (IOException | tools.jackson.core.JacksonException | NullPointerException e) {
      throw new CannotStart(
          "%s can't be read as the list of people.".formatted(file),
          "Restore it from a backup, or move it away to start without it.");
    }
  }

  /** Replaces the file in one move; only its owner may ever read it. */
  void write(Path file) {
    try {
      Path draft = file.resolveSibling(file.getFileName() + ".draft");
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(draft, JSON.writeValueAsBytes(this));
      try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
