package io.fairlead.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The published JSON Schema (draft 2020-12) of a {@code compute-profile.yaml}. */
public final class ProfileSchema {

  private ProfileSchema() {}

  public static String text() {
    try (var file =
        Objects.requireNonNull(
            ProfileSchema.class.getResourceAsStream("compute-profile.schema.json"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
