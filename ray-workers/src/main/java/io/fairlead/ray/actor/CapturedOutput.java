package io.fairlead.ray.actor;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is printed in this JVM to the log of the attempt that trains, line by line; between
 * attempts it goes where it went before. Good for one training a JVM at a time.
 */
final class CapturedOutput {

  private static final AtomicReference<@Nullable AttemptLog> LOG = new AtomicReference<>();
  private static boolean installed;

  private CapturedOutput() {}

  static synchronized void install() {
    if (!installed) {
      System.setOut(new PrintStream(new Lines("out", System.out), true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(new Lines("err", System.err), true, StandardCharsets.UTF_8));
      installed = true;
    }
  }

  static void to(@Nullable AttemptLog log) {
    System.out.flush();
    System.err.flush();
    LOG.set(log);
  }

  /** Cuts bytes into lines, each at most a log line long. */
  private static final class Lines extends OutputStream {

    private final String source;
    private final PrintStream before;
    private final byte[] line = new byte[AttemptLog.LINE_CHARACTERS];
    private int length;

    Lines(String source, PrintStream before) {
      this.source = source;
      this.before = before;
    }

    @Override
    public synchronized void write(int value) {
      if (value == '\n' || length == line.length) {
        endLine();
      }
      if (value != '\n') {
        line[length++] = (byte) value;
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) {
      for (int i = offset; i < offset + count; i++) {
        write(bytes[i]);
      }
    }

    private void endLine() {
      String text = new String(line, 0, length, StandardCharsets.UTF_8);
      length = 0;
      AttemptLog log = LOG.get();
      if (log == null) {
        before.println(text);
      } else {
        log.line(source, text);
      }
    }
  }
}
