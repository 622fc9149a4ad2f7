package io.fairlead.platform.backup;

import io.fairlead.platform.storage.Digests;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes a backup: a gzip'd tar whose last entry lists the digests of all others. */
final class BackupFile implements AutoCloseable {

  static final String HEAD = "fairlead-backup";
  static final String FORMAT = "1";
  static final String MANIFEST = "fairlead-backup.sha256";

  private static final int FOLDER = 040700;
  private static final int FILE = 0100600;

  private final TarArchiveOutputStream tar;
  private final StringBuilder manifest = new StringBuilder();
  private final FileTime time;
  private final Progress progress;

  BackupFile(OutputStream out, Instant at, Progress progress) throws IOException {
    this.time = FileTime.from(at);
    this.progress = progress;
    this.tar =
        new TarArchiveOutputStream(new BufferedOutputStream(new Fast(out), 1 << 16), "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  void folder(String name) throws IOException {
    tar.putArchiveEntry(entry(name + "/", FOLDER, 0));
    tar.closeArchiveEntry();
  }

  void bytes(String name, byte[] bytes) throws IOException {
    write(name, new ByteArrayInputStream(bytes), bytes.length);
  }

  /**
   * Copies a file as long as it is now: one that shrinks meanwhile is filled up with zeros, as
   * PostgreSQL's own backup does.
   *
   * @return false when it was gone
   */
  boolean file(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      write(name, in, Files.size(file));
      return true;
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  private void write(String name, InputStream in, long size) throws IOException {
    tar.putArchiveEntry(entry(name, FILE, size));
    MessageDigest digest = Digests.sha256();
    byte[] buffer = new byte[1 << 16];
    for (long left = size; left > 0; ) {
      int wanted = (int) Math.min(buffer.length, left);
      int read = in.readNBytes(buffer, 0, wanted);
      java.util.Arrays.fill(buffer, read, wanted, (byte) 0);
      digest.update(buffer, 0, wanted);
      tar.write(buffer, 0, wanted);
      left -= wanted;
      progress.bytes(wanted);
    }
    tar.closeArchiveEntry();
    manifest.append(Digests.hex(digest.digest())).append("  ").append(name).append('\n');
  }

  private TarArchiveEntry entry(String name, int mode, long size) {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    entry.setSize(size);
    entry.setLastModifiedTime(time);
    return entry;
  }

  /** Writes the list, without which a backup counts as cut off. */
  void finish() throws IOException {
    byte[] list = manifest.toString().getBytes(StandardCharsets.UTF_8);
    tar.putArchiveEntry(entry(MANIFEST, FILE, list.length));
    tar.write(list);
    tar.closeArchiveEntry();
    tar.finish();
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  /** Most of the bytes are encrypted and don't get smaller. */
  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
