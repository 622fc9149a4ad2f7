package io.fairlead.kernel.audit;

import io.fairlead.kernel.audit.Verdict.Broken;
import io.fairlead.kernel.audit.Verdict.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Checks an export without a server and without a database. Every byte of the file is covered: by
 * an entry's hash, by the head's signature, or by there being only one way to write it.
 *
 * @param key in hex, of whom the head must be signed; null when that isn't known
 * @param kept a head of the same chain that was kept elsewhere; null when there is none
 */
public record Verification(@Nullable String key, @Nullable SignedHead kept) {

  /** Reads {@code export} to its end or to what is wrong with it. */
  public Verdict of(InputStream export) throws IOException {
    Lines lines = new Lines(export);
    MessageDigest digest = Chains.sha256();
    String chain = lines.next() && lines.isComplete() ? chain(lines.text()) : null;
    if (chain == null) {
      return new Broken(Fault.HEADER, 0, "line 1 is not the header of an export");
    }
    byte[] head = Chains.beforeTheFirst();
    byte[] atKept = head;
    EntryLine prior = null;
    long sequence = 0;
    while (lines.next()) {
      EntryLine entry = EntryLine.read(lines, digest);
      if (entry == null) {
        SignedHead signed = SignedHead.parse(lines.text()).orElse(null);
        return signed == null
            ? noEntry(lines, sequence, head, prior)
            : end(lines, chain, signed, sequence, head, atKept);
      }
      if (entry.sequence() != sequence + 1 || !entry.whole() || !entry.follows(head)) {
        return new Diagnosis(sequence + 1, head, prior).of(entry, lines);
      }
      sequence++;
      head = entry.hash();
      atKept = kept != null && kept.head().sequence() == sequence ? head : atKept;
      prior = entry;
    }
    return new Broken(
        Fault.TRUNCATED,
        sequence + 1,
        "the file ends after entry %d, without a head".formatted(sequence));
  }

  private static @Nullable String chain(String header) {
    String before = "{\"chain\":\"";
    int end = header.indexOf('"', before.length());
    String chain = end < 0 ? "" : header.substring(before.length(), end);
    return header.equals(Format.header(chain)) ? chain : null;
  }

  /** An entry was altered past recognition, or the head was. */
  private static Broken noEntry(Lines lines, long sequence, byte[] head, @Nullable EntryLine prior)
      throws IOException {
    String text = lines.text();
    return (text.startsWith(SignedHead.BEGINNING) || text.contains("\"signature\":\""))
            && !text.startsWith(Format.SEQUENCE)
        ? badHead("the head, in line %d, was altered".formatted(lines.number()))
        : new Diagnosis(sequence + 1, head, prior).of(null, lines);
  }

  private Verdict end(
      Lines lines, String chain, SignedHead signed, long sequence, byte[] head, byte[] atKept)
      throws IOException {
    Head promised = signed.head();
    if (!lines.isComplete() || lines.next()) {
      return badHead("the head is followed by something, or its line doesn't end");
    }
    if (!signed.isGenuine()) {
      return badHead("the head was altered: its signature is not of it");
    }
    if (!promised.chain().equals(chain)) {
      return new Broken(Fault.HEADER, 0, "the header was altered: the head is of another chain");
    }
    if (promised.sequence() > sequence) {
      return truncated(sequence, promised.sequence(), "the head");
    }
    if (promised.sequence() < sequence) {
      return new Broken(
          Fault.INSERTED,
          promised.sequence() + 1,
          "entry %d was inserted: the head ends at %d"
              .formatted(promised.sequence() + 1, promised.sequence()));
    }
    if (!promised.hash().equals(HexFormat.of().formatHex(head))) {
      return new Broken(
          Fault.ALTERED,
          sequence,
          "entry %d was altered: its hash is not the head's".formatted(sequence));
    }
    Broken byKept = kept == null ? null : againstKept(kept, signed, sequence, atKept);
    if (byKept != null) {
      return byKept;
    }
    if (key != null && !key.equals(signed.key())) {
      return new Broken(
          Fault.SIGNER, 0, "the chain was made anew or elsewhere: another key signed its head");
    }
    return new Verdict.Whole(promised, key != null);
  }

  private @Nullable Broken againstKept(
      SignedHead elsewhere, SignedHead signed, long sequence, byte[] atKept) {
    Head head = elsewhere.head();
    if (!elsewhere.isGenuine() || (key != null && !key.equals(elsewhere.key()))) {
      return badHead("the head kept elsewhere is not signed by the key it should be");
    }
    if (!head.chain().equals(signed.head().chain())) {
      return badHead("the head kept elsewhere is of another chain, " + head.chain());
    }
    if (head.sequence() > sequence) {
      return truncated(sequence, head.sequence(), "the head kept elsewhere");
    }
    return Arrays.equals(HexFormat.of().parseHex(head.hash()), atKept)
        ? null
        : new Broken(
            Fault.ALTERED,
            head.sequence(),
            "entry %d or one before it was altered: it is not the one of the head kept elsewhere"
                .formatted(head.sequence()));
  }

  private static Broken truncated(long sequence, long promised, String by) {
    return new Broken(
        Fault.TRUNCATED,
        sequence + 1,
        "the tail is missing: entries %d to %d, which %s counts"
            .formatted(sequence + 1, promised, by));
  }

  private static Broken badHead(String message) {
    return new Broken(Fault.HEAD, 0, message);
  }
}
