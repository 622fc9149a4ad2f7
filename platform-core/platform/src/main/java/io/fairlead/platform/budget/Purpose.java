package io.fairlead.platform.budget;

/** What a budget is for: each workspace has one of each, with caps and periods of its own. */
public enum Purpose {
  /** The trials of studies. */
  SEARCHES("Budget"),
  /** Trials that run again from their record; there are none before a manager names it. */
  REPLAYS("Budget for replays");

  private final String words;

  Purpose(String words) {
    this.words = words;
  }

  /** As records of changes begin. */
  String words() {
    return words;
  }
}
