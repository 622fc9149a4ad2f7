package io.fairlead.platform.event;

import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Actor;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened, for those who check it: a workspace's chain of events or, where the workspace is
 * null, the installation's own.
 */
public interface AuditTrail {

  /**
   * Seals all that is committed and gives the chain up to there; that it was asked for is an event
   * of the chain and part of it.
   */
  Export export(@Nullable UUID workspace, Actor by);

  /** Seals all that is committed and gives the chain's signed head, to be kept elsewhere. */
  SignedHead head(@Nullable UUID workspace);

  /**
   * Entries, newest first, those that still wait to be sealed included.
   *
   * @param after the {@code next} of the page before; null to start
   */
  Page<TrailEntry> list(
      @Nullable UUID workspace, TrailFilter filter, @Nullable String after, int limit);

  /** How far the chain is sealed now. */
  Standing standing(@Nullable UUID workspace);

  /** Notes that someone saw sensitive data. */
  void accessed(String kind, UUID workspace, UUID subject, Actor by, Map<String, Object> what);

  /**
   * How far a chain is sealed.
   *
   * @param head the newest signed one; null when nothing was sealed yet
   * @param waiting events that are committed and not sealed, usually for less than a second
   */
  record Standing(@Nullable SignedHead head, long waiting) {}

  /** The public key that heads are signed with, as a PEM text. */
  String publicKey();

  /** A chain as one file that {@code ./fairlead verify} checks. */
  interface Export {

    /** Its last line. */
    SignedHead head();

    /** Writes it piece by piece; opens its own transactions. */
    void writeTo(OutputStream out) throws IOException;
  }
}
