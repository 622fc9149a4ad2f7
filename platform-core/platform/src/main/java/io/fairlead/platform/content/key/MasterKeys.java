package io.fairlead.platform.content.key;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The master keys that were given.
 *
 * @param source where they came from, for people
 * @param keys the first one wraps; the others are there for what isn't wrapped anew yet
 */
record MasterKeys(String source, List<MasterKey> keys) {

  MasterKeys {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("There is no master key in it.");
    }
  }

  /**
   * @param text keys in Base64, apart by white space or commas; lines that begin with # are left
   *     out
   */
  static MasterKeys parse(String source, String text) {
    return new MasterKeys(
        source,
        text.lines()
            .filter(line -> !line.strip().startsWith("#"))
            .flatMap(line -> List.of(line.split("[\\s,]+", -1)).stream())
            .filter(each -> !each.isEmpty())
            .map(MasterKey::parse)
            .toList());
  }

  MasterKey current() {
    return keys.getFirst();
  }

  Optional<MasterKey> find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** As people are told. */
  String ids() {
    return keys.stream().map(MasterKey::id).collect(Collectors.joining(", "));
  }
}
