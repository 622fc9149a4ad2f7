package io.fairlead.web.rest;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next to give as {@code after} for what follows; null at the end
 */
record Paging<T>(List<T> items, @Nullable String next) {

  static final String DEFAULT_LIMIT = "50";
  private static final int MOST = 500;

  static <S, T> Paging<T> of(Page<S> page, Function<S, T> view) {
    return new Paging<>(page.items().stream().map(view).toList(), page.next());
  }

  static int limit(int wanted) {
    if (wanted < 1 || wanted > MOST) {
      throw new InvalidInput(
          "limit",
          "A page has 1 to %d items.".formatted(MOST),
          Integer.toString(wanted),
          "Choose one in between and follow 'next'.");
    }
    return wanted;
  }
}
