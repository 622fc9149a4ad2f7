package io.fairlead.platform.study;

import io.fairlead.protocol.message.Resources;
import java.util.Optional;
import java.util.UUID;

/** Knows why trials can't start now. Call inside a transaction of their workspace. */
public interface Waiting {

  /** Why a study's trials have no budget to start or go on; empty when they have. */
  Optional<String> budget(UUID workspace, UUID study);

  /**
   * Why no such trial of a workspace starts, and which clusters would fit; empty when one has room.
   */
  Optional<String> slots(UUID workspace, Resources each);

  /** The same, or where there is room. */
  String place(UUID workspace, Resources each);
}
