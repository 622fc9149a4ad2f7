package io.fairlead.ray.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A {@code compute-profile.yaml}: YAML 1.2 of one document, at most {@value #MOST_BYTES} bytes,
 * without anchors and not deeply nested, so that no file makes its reader large or slow.
 */
public final class ProfileFile {

  static final int MOST_BYTES = 65_536;
  private static final int DEEPEST = 8;

  private ProfileFile() {}

  /**
   * Reads and checks a file.
   *
   * @throws ProfileMistake with the line, the key, the rule and the way out
   */
  public static NamedProfile read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ProfileMistake(
            "%s: a profile has at most %d bytes; it has %d. Name each kind of node once, with its count."
                .formatted(file.getFileName(), MOST_BYTES, Files.size(file)));
      }
      return read(
          Files.readString(file, StandardCharsets.UTF_8), String.valueOf(file.getFileName()));
    } catch (IOException e) {
      throw new ProfileMistake(
          "The profile %s can't be read (%s); name a readable UTF-8 file with --profile."
              .formatted(file, e));
    }
  }

  /**
   * @param name of the file, for messages
   */
  static NamedProfile read(String yaml, String name) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setCodePointLimit(MOST_BYTES).build();
    try {
      refuseBombs(yaml, settings, name);
      Node root =
          new Compose(settings)
              .composeString(yaml)
              .orElseThrow(() -> new ProfileMistake(name + ": it is empty; name at least nodes."));
      return ProfileReader.read(new Spot(root, "", name));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new ProfileMistake(
          "%s, line %d: this isn't YAML: %s. Correct the line."
              .formatted(name, line, String.valueOf(e.getProblem()).strip()));
    } catch (YamlEngineException e) {
      throw new ProfileMistake("%s: this isn't YAML: %s.".formatted(name, e.getMessage()));
    }
  }

  /** The composer follows aliases and calls itself for each level: neither is let through to it. */
  private static void refuseBombs(String yaml, LoadSettings settings, String name) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(yaml)) {
      int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
      switch (event.getEventId()) {
        case Alias ->
            throw new ProfileMistake(
                "%s, line %d: aliases (*name) aren't read here; write the value out."
                    .formatted(name, line));
        case MappingStart, SequenceStart -> {
          depth++;
          if (depth > DEEPEST) {
            throw new ProfileMistake(
                String.format(
                    Locale.ROOT,
                    "%s, line %d: a profile nests at most %d deep; take the extra brackets out.",
                    name,
                    line,
                    DEEPEST));
          }
        }
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
    }
  }
}
