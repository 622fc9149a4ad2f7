package io.fairlead.kernel.exchange;

import io.fairlead.kernel.json.Json;
import io.fairlead.kernel.space.CategoricalDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Choices of any JSON type; ours are texts. */
final class ForeignChoices {

  private ForeignChoices() {}

  /** The text that a choice becomes: itself if it is one, else its JSON. */
  static String text(@Nullable Object choice) {
    return choice instanceof String text ? text : Json.write(choice);
  }

  static CategoricalDomain domain(
      String name, List<?> choices, CategoricalDomain.Kind kind, List<String> notes) {
    List<String> texts = choices.stream().map(ForeignChoices::text).toList();
    boolean booleans = choices.stream().allMatch(Boolean.class::isInstance);
    if (booleans && kind == CategoricalDomain.Kind.CATEGORICAL) {
      return new CategoricalDomain(texts, CategoricalDomain.Kind.BOOLEAN);
    }
    if (!choices.stream().allMatch(String.class::isInstance)) {
      notes.add("The choices of '%s' became texts: %s.".formatted(name, texts));
    }
    return new CategoricalDomain(texts, kind);
  }
}
