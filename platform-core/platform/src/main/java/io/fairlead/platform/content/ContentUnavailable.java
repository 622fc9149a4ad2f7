package io.fairlead.platform.content;

import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bytes that a row names can't be read; the message says which, why, and the way out. */
public final class ContentUnavailable extends IOException {

  private static final long serialVersionUID = 1;

  public ContentUnavailable(
      UUID workspace, String digest, String why, String wayOut, @Nullable Throwable cause) {
    super(
        "Content %s of workspace %s can't be read: %s. %s"
            .formatted(digest, workspace, why, wayOut),
        cause);
  }

  static ContentUnavailable damaged(
      UUID workspace, String digest, String why, @Nullable Throwable cause) {
    return new ContentUnavailable(
        workspace, digest, why, "Nothing was changed; restore it from a backup.", cause);
  }
}
