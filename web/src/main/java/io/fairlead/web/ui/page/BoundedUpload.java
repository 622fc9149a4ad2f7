package io.fairlead.web.ui.page;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps an upload in a file, up to a limit: Vaadin's own handlers fill the disk. */
final class BoundedUpload implements UploadHandler {

  private static final long serialVersionUID = 1;
  private static final int BUFFER = 1 << 16;

  private final long mostBytes;
  private final Taken taken;

  /** Gets the file, which is then the receiver's to delete, with the page's lock held. */
  interface Taken extends java.io.Serializable {
    void take(String fileName, Path file);
  }

  BoundedUpload(long mostBytes, Taken taken) {
    this.mostBytes = mostBytes;
    this.taken = taken;
  }

  @Override
  public long getFileSizeMax() {
    return mostBytes;
  }

  @Override
  public long getRequestSizeMax() {
    return mostBytes + BUFFER;
  }

  @Override
  public void handleUploadRequest(UploadEvent event) throws IOException {
    Path file = Files.createTempFile("fairlead-upload", ".part");
    boolean kept = false;
    try (InputStream in = event.getInputStream();
        OutputStream out = Files.newOutputStream(file)) {
      kept = event.getFileSize() <= mostBytes && copied(in, out, mostBytes);
    } finally {
      if (!kept) {
        Files.deleteIfExists(file);
      }
    }
    if (kept) {
      var unused = event.getUI().access(() -> taken.take(event.getFileName(), file));
    } else {
      event.reject("A file has at most %d bytes.".formatted(mostBytes));
    }
  }

  /** Whether all of it was within the limit. */
  static boolean copied(InputStream in, OutputStream out, long most) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      total += read;
      if (total > most) {
        return false;
      }
      out.write(buffer, 0, read);
    }
    return true;
  }
}
