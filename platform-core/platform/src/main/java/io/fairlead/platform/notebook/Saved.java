package io.fairlead.platform.notebook;

/** What became of a change to a cell. */
public sealed interface Saved {

  /** It is saved. */
  record Done(Cell cell) implements Saved {}

  /**
   * Somebody else had changed the cell meanwhile, so it stays as they left it.
   *
   * @param current what they left
   * @param kept the notebook with the change that came too late, so that nothing is lost
   */
  record Conflicting(Cell current, Version kept) implements Saved {}
}
