package io.fairlead.web.ui.markdown;

import java.util.Optional;

/**
 * Looks up what Markdown links to as {@code study:NAME}, {@code trial:ID} or {@code
 * trial:STUDY/NUMBER}.
 */
@FunctionalInterface
public interface LiveLinks {

  /** Of no workspace: such links lead nowhere. */
  LiveLinks NONE = target -> Optional.empty();

  /**
   * @param target with its scheme
   */
  Optional<LiveLink> find(String target);
}
