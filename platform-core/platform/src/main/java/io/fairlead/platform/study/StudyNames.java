package io.fairlead.platform.study;

import java.util.function.Predicate;

/** Names for studies that were given none: {@code <trainer>-<dataset>-<n>}. */
final class StudyNames {

  private StudyNames() {}

  /** A free name, found by doubling and halving, so that it asks rarely. */
  static String free(StudyDefinition definition, Predicate<String> taken) {
    String stem =
        definition.trainer() + (definition.dataset() == null ? "" : "-" + definition.dataset());
    int high = 1;
    while (taken.test(stem + "-" + high)) {
      high *= 2;
    }
    int low = high / 2;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (taken.test(stem + "-" + middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return stem + "-" + high;
  }
}
