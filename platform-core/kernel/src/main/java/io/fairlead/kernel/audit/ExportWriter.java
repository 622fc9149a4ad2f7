package io.fairlead.kernel.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes an export: a header line, a line an entry, the signed head as the last line; each ends
 * with a line feed. Only one byte sequence stands for a chain, so that any other byte is noticed.
 */
public final class ExportWriter {

  private static final HexFormat HEX = HexFormat.of();

  private final OutputStream out;
  private byte[] previous = Chains.beforeTheFirst();

  /**
   * @param chain a workspace's id, or {@link Head#INSTALLATION}
   */
  public ExportWriter(OutputStream out, String chain) throws IOException {
    this.out = out;
    line(Format.header(chain));
  }

  /**
   * Writes the next entry.
   *
   * @param hash of its link as it is stored
   * @param entry canonical JSON without line breaks
   */
  public void entry(long sequence, byte[] hash, byte[] entry) throws IOException {
    text(Format.SEQUENCE + sequence + Format.PREVIOUS);
    text(HEX.formatHex(previous));
    text(Format.HASH);
    text(HEX.formatHex(hash));
    text(Format.ENTRY);
    out.write(entry);
    line(Format.END);
    previous = hash;
  }

  /** Writes the last line. */
  public void end(SignedHead head) throws IOException {
    line(head.line());
    out.flush();
  }

  private void line(String text) throws IOException {
    text(text);
    out.write('\n');
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
