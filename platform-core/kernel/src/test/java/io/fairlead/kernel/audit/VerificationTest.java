package io.fairlead.kernel.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.audit.Verdict.Broken;
import io.fairlead.kernel.audit.Verdict.Fault;
import io.fairlead.kernel.audit.Verdict.Whole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {

  private static final byte[] EXPORT = SmallExport.of(SmallExport.entries(6));

  private static Verdict verify(byte[] export) {
    return verify(export, null, null);
  }

  private static Verdict verify(byte[] export, @Nullable String key, @Nullable SignedHead kept) {
    try {
      return new Verification(key, kept).of(new ByteArrayInputStream(export));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertBroken(Verdict verdict, Fault fault, long sequence) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Broken.class,
            broken -> {
              assertThat(broken.fault()).as(broken.message()).isEqualTo(fault);
              assertThat(broken.sequence()).as(broken.message()).isEqualTo(sequence);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 3_000})
  void whatWasWrittenIsWhole(int entries) {
    byte[] export = SmallExport.of(SmallExport.entries(entries));
    SignedHead head = SmallExport.head(export);
    assertThat(verify(export)).isEqualTo(new Whole(head.head(), false));
    assertThat(verify(export, SmallExport.KEY, head)).isEqualTo(new Whole(head.head(), true));
  }

  @Test
  void aLineLongerThanTheBufferIsRead() {
    byte[] export = SmallExport.of(List.of("{}", "{\"a\":\"" + "x".repeat(5 << 20) + "\"}", "{}"));
    assertThat(verify(export)).isInstanceOf(Whole.class);
  }

  @Test
  void everyChangedByteIsFoundAndItsEntryNamed() {
    long line = 1;
    for (int i = 0; i < EXPORT.length; i++) {
      for (int flip : new int[] {1, 0x20, 0x80}) {
        byte[] changed = EXPORT.clone();
        changed[i] ^= (byte) flip;
        Verdict verdict = verify(changed);
        assertThat(verdict).as("byte %d ^ %d", i, flip).isInstanceOf(Broken.class);
        if (line > 1 && line < 8) {
          assertBroken(verdict, Fault.ALTERED, line - 1);
        }
        if (line == 8) {
          assertBroken(verdict, Fault.HEAD, 0);
        }
      }
      line += EXPORT[i] == '\n' ? 1 : 0;
    }
  }

  @Test
  void everyByteThatIsTakenAwayOrAddedIsFound() {
    for (int i = 0; i < EXPORT.length; i++) {
      byte[] less = new byte[EXPORT.length - 1];
      System.arraycopy(EXPORT, 0, less, 0, i);
      System.arraycopy(EXPORT, i + 1, less, i, less.length - i);
      assertThat(verify(less)).as("without byte %d", i).isInstanceOf(Broken.class);
    }
    for (int i = 0; i <= EXPORT.length; i++) {
      byte[] more = new byte[EXPORT.length + 1];
      System.arraycopy(EXPORT, 0, more, 0, i);
      more[i] = '\n';
      System.arraycopy(EXPORT, i, more, i + 1, EXPORT.length - i);
      assertThat(verify(more)).as("a line feed at %d", i).isInstanceOf(Broken.class);
    }
  }

  @Test
  void everyPrefixIsFound() {
    for (int i = 0; i < EXPORT.length; i++) {
      assertThat(verify(java.util.Arrays.copyOf(EXPORT, i))).isInstanceOf(Broken.class);
    }
  }

  /** Changes to lines; line 0 is the header, line n entry n, line 7 the head. */
  static Stream<Arguments> tampering() {
    return Stream.of(
        change("altered", Fault.ALTERED, 3, it -> it.set(3, changed(it.get(3)))),
        change("altered, its hash made anew", Fault.ALTERED, 3, it -> it.set(3, rehashed(it, 3))),
        change("the first altered", Fault.ALTERED, 1, it -> it.set(1, rehashed(it, 1))),
        change("the last altered", Fault.ALTERED, 6, it -> it.set(6, rehashed(it, 6))),
        change("two altered", Fault.ALTERED, 2, it -> changeAt(it, 5, 2)),
        change("no JSON any more", Fault.ALTERED, 4, it -> it.set(4, "what?")),
        change("an empty line", Fault.ALTERED, 4, it -> it.set(4, "")),
        change("another number", Fault.ALTERED, 4, it -> it.set(4, numbered(it.get(4), 9))),
        change("content swapped", Fault.ALTERED, 3, VerificationTest::swapContent),
        change("the first missing", Fault.MISSING, 1, it -> it.remove(1)),
        change("missing", Fault.MISSING, 3, it -> it.remove(3)),
        change("two missing", Fault.MISSING, 3, it -> it.subList(3, 5).clear()),
        change("missing, the rest renumbered", Fault.MISSING, 3, it -> removeAndRenumber(it, 3)),
        change("the last missing", Fault.TRUNCATED, 6, it -> it.remove(6)),
        change("three last missing", Fault.TRUNCATED, 4, it -> it.subList(4, 7).clear()),
        change("all missing", Fault.TRUNCATED, 1, it -> it.subList(1, 7).clear()),
        change("the head missing", Fault.TRUNCATED, 7, it -> it.remove(7)),
        change("a copy", Fault.INSERTED, 2, it -> it.add(4, it.get(2))),
        change("a copy beside it", Fault.INSERTED, 2, it -> it.add(3, it.get(2))),
        change("a copy of a later one", Fault.INSERTED, 5, it -> it.add(3, it.get(5))),
        change("a forged one", Fault.INSERTED, 3, it -> it.add(3, changed(it.get(3)))),
        change("a forged one that fits", Fault.INSERTED, 3, it -> it.add(3, rehashed(it, 3))),
        change("one that fits, renumbered", Fault.INSERTED, 3, VerificationTest::insertAndRenumber),
        change("junk", Fault.INSERTED, 4, it -> it.add(4, "junk")),
        change("one after the last", Fault.INSERTED, 7, VerificationTest::append),
        change("neighbours swapped", Fault.REORDERED, 2, it -> it.add(2, it.remove(3))),
        change("the first two swapped", Fault.REORDERED, 1, it -> it.add(1, it.remove(2))),
        change("moved back", Fault.REORDERED, 2, it -> it.add(5, it.remove(2))),
        change("moved forward", Fault.REORDERED, 2, it -> it.add(2, it.remove(5))),
        change("swapped and renumbered", Fault.REORDERED, 2, VerificationTest::swapAndRenumber),
        change("no header", Fault.HEADER, 0, it -> it.remove(0)),
        change("two heads", Fault.HEAD, 0, it -> it.add(it.getLast())));
  }

  private static Arguments change(
      String what, Fault fault, long sequence, Consumer<List<String>> change) {
    return Arguments.of(what, fault, sequence, change);
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @MethodSource("tampering")
  void tamperingIsFoundAndNamed(
      String what, Fault fault, long sequence, Consumer<List<String>> change) {
    List<String> lines = SmallExport.lines(EXPORT);
    change.accept(lines);
    assertBroken(verify(SmallExport.bytes(lines)), fault, sequence);
    assertBroken(
        verify(SmallExport.bytes(lines), SmallExport.KEY, SmallExport.head(EXPORT)),
        fault,
        sequence);
  }

  private static String changed(String line) {
    return line.replace("tested", "Tested");
  }

  private static void changeAt(List<String> lines, int... numbers) {
    for (int number : numbers) {
      lines.set(number, changed(lines.get(number)));
    }
  }

  /** Changed, with a hash that fits what stands before. */
  private static String rehashed(List<String> lines, int number) {
    String line = changed(lines.get(number));
    int previous = line.indexOf(Format.PREVIOUS) + Format.PREVIOUS.length();
    int hash = line.indexOf(Format.HASH) + Format.HASH.length();
    String entry =
        line.substring(line.indexOf(Format.ENTRY) + Format.ENTRY.length(), line.length() - 1);
    byte[] link =
        Chains.link(
            HexFormat.of().parseHex(line, previous, previous + 64),
            entry.getBytes(StandardCharsets.UTF_8));
    return line.substring(0, hash) + HexFormat.of().formatHex(link) + line.substring(hash + 64);
  }

  private static String numbered(String line, long number) {
    return line.replaceFirst("\"sequence\":[0-9]+", "\"sequence\":" + number);
  }

  private static void renumber(List<String> lines) {
    for (int i = 1; i < lines.size() - 1; i++) {
      lines.set(i, numbered(lines.get(i), i));
    }
  }

  private static void removeAndRenumber(List<String> lines, int number) {
    lines.remove(number);
    renumber(lines);
  }

  private static void insertAndRenumber(List<String> lines) {
    lines.add(3, rehashed(lines, 3));
    renumber(lines);
  }

  private static void swapAndRenumber(List<String> lines) {
    lines.add(2, lines.remove(3));
    renumber(lines);
  }

  private static void swapContent(List<String> lines) {
    String third = lines.get(3);
    lines.set(3, third.replace(":3}", ":4}"));
    lines.set(4, lines.get(4).replace(":4}", ":3}"));
  }

  private static void append(List<String> lines) {
    List<String> more = SmallExport.lines(SmallExport.of(SmallExport.entries(7)));
    lines.add(7, more.get(7));
  }

  @Test
  void aChainComputedAnewPassesWithoutAKeyOnly() {
    byte[] forged = SmallExport.of(SmallExport.entries(5), SmallExport.newKeys());
    assertThat(verify(forged)).isInstanceOf(Whole.class);
    assertBroken(verify(forged, SmallExport.KEY, null), Fault.SIGNER, 0);
  }

  @Test
  void aKnownKeyBesideAForeignSignatureIsFound() {
    SignedHead genuine = SmallExport.head(EXPORT);
    SignedHead forged = SmallExport.sign(genuine.head(), SmallExport.newKeys());
    List<String> lines = SmallExport.lines(EXPORT);
    lines.set(7, new SignedHead(genuine.head(), SmallExport.KEY, forged.signature()).line());
    assertBroken(verify(SmallExport.bytes(lines)), Fault.HEAD, 0);
  }

  @Test
  void aShorterExportIsFoundByALaterHeadAndFitsAnEarlierOne() {
    byte[] shorter = SmallExport.of(SmallExport.entries(4));
    assertBroken(verify(shorter, null, SmallExport.head(EXPORT)), Fault.TRUNCATED, 5);
    assertThat(verify(EXPORT, SmallExport.KEY, SmallExport.head(shorter)))
        .isInstanceOf(Whole.class);
  }

  @Test
  void anotherPastIsFoundByAKeptHeadEvenWithTheRightKey() {
    List<String> entries = new ArrayList<>(SmallExport.entries(6));
    entries.set(1, "{}");
    byte[] other = SmallExport.of(entries);
    SignedHead kept = SmallExport.head(SmallExport.of(SmallExport.entries(4)));
    assertBroken(verify(other, SmallExport.KEY, kept), Fault.ALTERED, 4);
  }

  @Test
  void aKeptHeadOfAnotherChainOrSignerIsRefused() {
    Head elsewhere = Head.empty(Head.INSTALLATION, SmallExport.AT);
    assertBroken(
        verify(EXPORT, null, SmallExport.sign(elsewhere, SmallExport.KEYS)), Fault.HEAD, 0);
    SignedHead forged = SmallExport.sign(SmallExport.head(EXPORT).head(), SmallExport.newKeys());
    assertBroken(verify(EXPORT, SmallExport.KEY, forged), Fault.HEAD, 0);
  }
}
