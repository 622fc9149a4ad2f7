package io.fairlead.platform.problem;

import java.util.List;

/** The person is known, but no role of theirs permits this. Nothing was changed. */
public class NotPermitted extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param where such as {@code In workspace 'credit'}
   * @param roles those that permit it
   */
  public NotPermitted(String where, List<String> roles) {
    super("%s this is for the role %s.".formatted(where, String.join(" or ", roles)));
  }
}
