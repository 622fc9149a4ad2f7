package io.fairlead.ray.trainer.torch;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ArchiveWriter;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;

/** PyTorch's file format, in memory. */
final class Archive {

  private Archive() {}

  static byte[] write(Consumer<OutputArchive> content) {
    try (PointerScope _ = new PointerScope()) {
      OutputArchive archive = new OutputArchive();
      content.accept(archive);
      Collector collector = new Collector();
      archive.save_to(collector);
      return collector.bytes.toByteArray();
    }
  }

  /** Reads onto {@code device}, wherever it was written. */
  static void read(byte[] bytes, Device device, Consumer<InputArchive> content) {
    try (PointerScope _ = new PointerScope()) {
      InputArchive archive = new InputArchive();
      archive.load_from(new BytePointer(bytes), bytes.length, new DeviceOptional(device));
      content.accept(archive);
    }
  }

  /** Called from native code with each piece. */
  private static final class Collector extends ArchiveWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public long call(Pointer data, long size) {
      byte[] piece = new byte[Math.toIntExact(size)];
      new BytePointer(data).capacity(size).get(piece);
      bytes.writeBytes(piece);
      return size;
    }
  }
}
