package io.fairlead.platform.scheduling;

/**
 * What runs and waits at a moment, over all workspaces.
 *
 * @param withheld of those that wait, the ones that have no budget
 * @param longestWaitSeconds of those that wait and have one
 * @param silent agents that were heard of in the last day, but no longer
 */
record Fleet(
    int running, int waiting, int withheld, double longestWaitSeconds, int connected, int silent) {

  static final Fleet NONE = new Fleet(0, 0, 0, 0, 0, 0);
}
