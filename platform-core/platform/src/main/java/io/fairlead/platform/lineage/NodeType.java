package io.fairlead.platform.lineage;

import io.fairlead.platform.problem.NotFound;
import java.util.Arrays;
import java.util.Locale;

/** What lineage connects, from what there was first to what came of it. */
public enum NodeType {
  /** A snapshot; its id is the snapshot's digest. */
  DATASET,
  /** Source code; its id is the revision. */
  CODE,
  /** A JVM on a machine; its id is the environment's digest. */
  ENVIRONMENT,
  STUDY,
  TRIAL,
  /** What a trial left behind to be used; its id is the content's digest. */
  MODEL,
  /** What a trial predicted; its id is the content's digest. */
  PREDICTIONS,
  /** A fairness audit. */
  AUDIT,
  DECISION;

  /** As addresses and files write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The type of that {@link #word()}.
   *
   * @throws NotFound when there is none
   */
  public static NodeType parse(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new NotFound("kind of node in the lineage", word));
  }
}
