package io.fairlead.platform.search;

import java.util.List;

/**
 * How far the trials of a study got.
 *
 * @param rungs where they are judged, ascending; empty when every one is trained in full
 * @param steps of a full training
 * @param complete how many were trained in full
 */
public record Ladder(List<Rung> rungs, long steps, int complete) {

  public Ladder {
    rungs = List.copyOf(rungs);
  }

  /**
   * One step at which trials are judged.
   *
   * @param reached how many were judged there
   * @param waiting how many of them still wait
   * @param promoted how many went on
   * @param ended how many were ended there
   */
  public record Rung(long step, int reached, int waiting, int promoted, int ended) {}
}
