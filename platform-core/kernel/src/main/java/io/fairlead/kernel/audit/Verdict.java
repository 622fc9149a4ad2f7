package io.fairlead.kernel.audit;

/** What a verification found. */
public sealed interface Verdict {

  /**
   * Every entry is there, unchanged and in its place.
   *
   * @param signerChecked whether the head was signed by a key that the caller knows
   */
  record Whole(Head head, boolean signerChecked) implements Verdict {}

  /**
   * It isn't what the platform wrote.
   *
   * @param sequence the first entry concerned, from 1; 0 when it is the header, or the head
   * @param message the fault and its place, for people
   */
  record Broken(Fault fault, long sequence, String message) implements Verdict {}

  /** What can be wrong. */
  enum Fault {
    ALTERED,
    MISSING,
    INSERTED,
    REORDERED,
    /** The last entries that a head kept elsewhere or the export's own promises aren't there. */
    TRUNCATED,
    HEADER,
    HEAD,
    /** All fits, but someone else signed it. */
    SIGNER
  }
}
