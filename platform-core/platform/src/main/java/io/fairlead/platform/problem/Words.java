package io.fairlead.platform.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The constants of enums as people, files and addresses write them: {@code search-started}. */
public final class Words {

  private Words() {}

  /** In lower case, with hyphens. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant of that {@link #of word}.
   *
   * @param field where it was written
   * @param rule what it has to be, with {@code %s} for all there are
   * @throws InvalidInput naming them when it is none
   */
  public static <E extends Enum<E>> E parse(Class<E> type, String field, String rule, String word) {
    E[] all = type.getEnumConstants();
    return Arrays.stream(all)
        .filter(each -> of(each).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    field,
                    rule.formatted(
                        Arrays.stream(all).map(Words::of).collect(Collectors.joining(", "))),
                    word,
                    "Choose one of them."));
  }
}
