package io.fairlead.platform.dataset;

import io.fairlead.platform.problem.InvalidInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Copies a CSV file, unpacked and without a byte order mark, and checks it on the way. */
final class CsvCopy {

  private static final int BUFFER = 1 << 16;
  private static final long UNSUSPICIOUS_BYTES = 64L << 20;

  /** Tables pack to a tenth or a fiftieth; what was made to fill a disk to a thousandth. */
  private static final int MOST_TIMES = 200;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final DoubleConsumer progress;
  private final long size;
  private @Nullable CsvScan scan;
  private char delimiter = ',';

  private CsvCopy(DoubleConsumer progress, long size) {
    this.progress = progress;
    this.size = Math.max(1, size);
  }

  /**
   * @param progress told the share of {@code file} that is read
   */
  static CsvShape copy(Path file, Path copy, DoubleConsumer progress) throws IOException {
    CsvCopy job = new CsvCopy(progress, Files.size(file));
    try (CountingStream counted = new CountingStream(Files.newInputStream(file));
        InputStream in = unpacked(counted);
        OutputStream out = Files.newOutputStream(copy)) {
      return job.run(in, counted, out);
    } catch (EOFException | ZipException e) { // the file's end, or what is packed, is damaged
      InvalidInput problem =
          Problems.file(
              "A gzip'd file is whole.",
              e instanceof EOFException ? "it ends too early" : String.valueOf(e.getMessage()),
              "Pack it again, or send it unpacked.");
      problem.initCause(e);
      throw problem;
    }
  }

  private CsvShape run(InputStream in, CountingStream counted, OutputStream out)
      throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    CharBuffer chars = CharBuffer.allocate(BUFFER);
    boolean ended = false;
    long unpacked = 0;
    while (!ended) {
      int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
      unpacked += read;
      if (unpacked > UNSUSPICIOUS_BYTES && unpacked > MOST_TIMES * size) {
        throw Problems.file(
            "A file unpacks to at most %d times its size.".formatted(MOST_TIMES),
            "%d bytes packed, more than %d unpacked".formatted(size, MOST_TIMES * size),
            "Send it unpacked.");
      }
      ended = bytes.position() + read < bytes.capacity();
      bytes.position(bytes.position() + read).flip();
      CoderResult result = decoder.decode(bytes, chars, ended);
      accept(chars.flip(), out);
      if (result.isError()) {
        throw scanner("").encoding("These bytes are not.");
      }
      bytes.compact();
      chars.clear();
      progress.accept(Math.min(1, (double) counted.count() / size));
    }
    return CsvShape.of(scanner("").end(), delimiter);
  }

  private void accept(CharBuffer chars, OutputStream out) throws IOException {
    if (scan == null && chars.hasRemaining() && chars.get(chars.position()) == BYTE_ORDER_MARK) {
      chars.get();
    }
    CsvScan scanner = scanner(chars);
    out.write(chars.toString().getBytes(StandardCharsets.UTF_8));
    while (chars.hasRemaining()) {
      scanner.accept(chars.get());
    }
  }

  private CsvScan scanner(CharSequence beginning) {
    CsvScan current = scan;
    if (current == null) {
      delimiter = beginning.isEmpty() ? ',' : Delimiters.of(beginning.toString());
      current = new CsvScan(delimiter);
      scan = current;
    }
    return current;
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    PushbackInputStream in = new PushbackInputStream(file, 2);
    byte[] magic = in.readNBytes(2);
    in.unread(magic);
    boolean packed = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    return packed ? new GZIPInputStream(in, BUFFER) : in;
  }
}
