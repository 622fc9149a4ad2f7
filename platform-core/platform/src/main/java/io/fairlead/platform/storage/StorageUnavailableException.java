package io.fairlead.platform.storage;

/** Database or content can't be used; the message is one line that ends with the way out. */
public class StorageUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StorageUnavailableException(String what, String wayOut, Throwable cause) {
    super(line(what, wayOut), cause);
  }

  public StorageUnavailableException(String what, String wayOut) {
    super(line(what, wayOut));
  }

  private static String line(String what, String wayOut) {
    return (what.strip() + " " + wayOut).replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
