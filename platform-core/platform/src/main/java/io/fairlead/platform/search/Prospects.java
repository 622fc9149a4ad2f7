package io.fairlead.platform.search;

import io.fairlead.kernel.importance.Importance;
import io.fairlead.kernel.search.Outlook;
import java.util.List;
import java.util.Optional;

/**
 * What models of a study's trials say of its search.
 *
 * @param trials how many were trained in full then; those that follow change little
 * @param left how many trials the study may still start
 * @param outlook what those are expected to bring; empty while too little is known
 * @param importance of its parameters, the most important first; empty while fewer than {@value
 *     #FEWEST} trials were trained in full
 */
public record Prospects(
    int trials, int left, Optional<Outlook> outlook, List<Importance> importance) {

  /** From so many trials on something can be said of importance. */
  public static final int FEWEST = 10;

  public Prospects {
    importance = List.copyOf(importance);
  }
}
