package io.fairlead.kernel.audit;

import io.fairlead.kernel.audit.Verdict.Broken;
import io.fairlead.kernel.audit.Verdict.Fault;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Says what happened where a chain breaks, from what stands after the break. Each line says which
 * hash it follows, so that a line can be told from its place.
 */
final class Diagnosis {

  private final long expected;
  private final byte[] head;
  private final @Nullable EntryLine prior;

  private @Nullable EntryLine next;
  private boolean successorFollows;
  private boolean predecessorFollows;
  private boolean copyFollows;
  private long entries;
  private @Nullable SignedHead last;

  /**
   * @param expected number of the entry that should stand here
   * @param head hash of the entry before
   * @param prior the entry before; null at the beginning
   */
  Diagnosis(long expected, byte[] head, @Nullable EntryLine prior) {
    this.expected = expected;
    this.head = head;
    this.prior = prior;
  }

  /**
   * @param current the line at the break, where {@code lines} stands; null when it is no entry
   */
  Broken of(@Nullable EntryLine current, Lines lines) throws IOException {
    long line = lines.number();
    entries = expected;
    readOn(current, lines);
    if (current == null) {
      return successorFollows
          ? new Broken(
              Fault.INSERTED,
              expected,
              "line %d was inserted before entry %d".formatted(line, expected))
          : altered(expected);
    }
    if (!current.whole()) {
      return notWhole(current);
    }
    return current.follows(head) ? altered(expected) : misplaced(current);
  }

  private void readOn(@Nullable EntryLine current, Lines lines) throws IOException {
    MessageDigest digest = Chains.sha256();
    while (lines.next()) {
      EntryLine each = EntryLine.read(lines, digest);
      if (each == null) {
        last = SignedHead.parse(lines.text()).orElse(last);
        continue;
      }
      entries++;
      next = next == null ? each : next;
      successorFollows |= each.follows(head);
      if (current != null) {
        predecessorFollows |= Arrays.equals(each.hash(), current.previous());
        copyFollows |= Arrays.equals(each.hash(), current.hash());
      }
    }
  }

  private Broken notWhole(EntryLine current) {
    if (successorFollows) {
      return inserted(current);
    }
    return current.sequence() > expected && !current.follows(head)
        ? missing(current.sequence() - 1)
        : altered(expected);
  }

  /** Whole in itself, but it follows another entry than the one before it. */
  private Broken misplaced(EntryLine current) {
    EntryLine before = prior;
    if (before != null && Arrays.equals(before.previous(), current.previous())) {
      EntryLine after = next;
      return inserted(after != null && after.follows(current.hash()) ? before : current);
    }
    if (successorFollows) {
      return predecessorFollows && !copyFollows
          ? new Broken(
              Fault.REORDERED,
              expected,
              "entry %d was reordered: entry %d stands in its place, in line %d"
                  .formatted(expected, current.sequence(), current.line()))
          : inserted(current);
    }
    if (current.sequence() != expected) {
      return current.sequence() > expected ? missing(current.sequence() - 1) : inserted(current);
    }
    long promised = last == null ? entries : last.head().sequence();
    return before == null || entries < promised
        ? missing(expected)
        : altered(expected - 1); // with its hash made anew
  }

  private Broken altered(long sequence) {
    return new Broken(Fault.ALTERED, sequence, "entry %d was altered".formatted(sequence));
  }

  private Broken missing(long to) {
    return to == expected
        ? new Broken(Fault.MISSING, expected, "entry %d is missing".formatted(expected))
        : new Broken(
            Fault.MISSING, expected, "entries %d to %d are missing".formatted(expected, to));
  }

  private static Broken inserted(EntryLine entry) {
    return new Broken(
        Fault.INSERTED,
        entry.sequence(),
        "entry %d in line %d was inserted".formatted(entry.sequence(), entry.line()));
  }
}
