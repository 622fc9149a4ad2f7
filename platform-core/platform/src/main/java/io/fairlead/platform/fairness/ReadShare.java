package io.fairlead.platform.fairness;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.DoubleConsumer;

/** Tells how much of a file was read, in steps of a hundredth. */
final class ReadShare extends FilterInputStream {

  private static final int STEPS = 100;

  private final long bytes;
  private final DoubleConsumer progress;
  private long read;
  private long told;

  ReadShare(InputStream in, long bytes, DoubleConsumer progress) {
    super(in);
    this.bytes = Math.max(1, bytes);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int more) {
    read += more;
    long step = read * STEPS / bytes;
    if (step > told) {
      told = step;
      progress.accept(Math.min(1, (double) read / bytes));
    }
  }
}
