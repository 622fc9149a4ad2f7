package io.fairlead.platform.content;

import java.util.Collection;
import java.util.Set;

/** A feature whose rows name content. What none of them names is swept away. */
public interface ContentReferences {

  /**
   * Called in a transaction of a workspace.
   *
   * @return those of {@code digests} that a row of the current workspace names
   */
  Set<String> among(Collection<String> digests);
}
