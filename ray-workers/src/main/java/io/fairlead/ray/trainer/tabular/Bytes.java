package io.fairlead.ray.trainer.tabular;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How checkpoints are written: a name and version first, then fields of known length. */
public final class Bytes {

  private Bytes() {}

  /** Writes the fields of a checkpoint. */
  @FunctionalInterface
  public interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  /** Reads them, in the same order. */
  @FunctionalInterface
  public interface Reader {
    void read(DataInputStream in) throws IOException;
  }

  /**
   * A checkpoint.
   *
   * @param format the trainer's name and its format's version, such as {@code lightgbm/1}
   */
  public static byte[] checkpoint(String format, Writer writer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(format);
      writer.write(out);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #checkpoint} wrote.
   *
   * @throws IllegalArgumentException when it is of another format, cut short, or too long
   */
  public static void restore(byte[] checkpoint, String format, Reader reader) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(checkpoint))) {
      String found = in.readUTF();
      if (!found.equals(format)) {
        throw new IllegalArgumentException(
            "The checkpoint has the format '%s', but '%s' is needed. Start the trial anew."
                .formatted(found, format));
      }
      reader.read(in);
      if (in.available() > 0) {
        throw damaged(checkpoint.length, null);
      }
    } catch (EOFException e) {
      throw damaged(checkpoint.length, e);
    }
  }

  private static IllegalArgumentException damaged(int length, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The checkpoint of %d bytes is damaged or belongs to other data. Start the trial anew."
            .formatted(length),
        cause);
  }

  public static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  public static byte[] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  public static void write(DataOutputStream out, String text) throws IOException {
    write(out, text.getBytes(StandardCharsets.UTF_8));
  }

  public static String readText(DataInputStream in) throws IOException {
    return new String(read(in), StandardCharsets.UTF_8);
  }

  public static void write(DataOutputStream out, double[] values) throws IOException {
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  /** Fills {@code values}. */
  public static void read(DataInputStream in, double[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
  }
}
