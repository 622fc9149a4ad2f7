package io.fairlead.kernel.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of values whose length varies too, such as the widths of a network's layers.
 *
 * <p>A space holds it unfolded, so that samplers know nothing of arrays: the length {@code
 * NAME.length} and the elements {@code NAME[0]}, {@code NAME[1]} …, each of which lives while the
 * length reaches it. {@link Configuration#getList} puts the values together again.
 *
 * @param minLength at least 0
 * @param maxLength at least {@code minLength} and 1, at most {@value #LONGEST}
 * @param element what each element may be
 * @param condition when the whole array lives; always, if empty
 */
public record Array(
    String name, int minLength, int maxLength, Domain element, Optional<Condition> condition) {

  static final int LONGEST = 1_000;

  public Array {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "An array's name isn't blank, was '%s'; name what it varies.".formatted(name));
    }
    if (minLength < 0 || maxLength < Math.max(1, minLength) || maxLength > LONGEST) {
      throw new IllegalArgumentException(
          "The lengths of '%s' go from 0 or more to 1 or more, at most %d, were [%d, %d]; mend them."
              .formatted(name, LONGEST, minLength, maxLength));
    }
  }

  /** An array that always lives. */
  public Array(String name, int minLength, int maxLength, Domain element) {
    this(name, minLength, maxLength, element, Optional.empty());
  }

  static String length(String array) {
    return array + ".length";
  }

  static String element(String array, int index) {
    return "%s[%d]".formatted(array, index);
  }

  /** Its length and elements as parameters of a space. */
  public List<Parameter> unfold() {
    List<Parameter> unfolded = new ArrayList<>();
    var lengths = new IntegerDomain(minLength, maxLength, Scale.LINEAR);
    unfolded.add(new Parameter(length(name), lengths, condition));
    for (int i = 0; i < maxLength; i++) {
      Optional<Condition> reached =
          i < minLength ? condition : Optional.of(Condition.atLeast(length(name), i + 1.0));
      unfolded.add(new Parameter(element(name, i), element, reached));
    }
    return unfolded;
  }
}
