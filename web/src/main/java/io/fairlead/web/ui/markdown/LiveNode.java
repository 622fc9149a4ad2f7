package io.fairlead.web.ui.markdown;

import java.util.Optional;
import org.commonmark.node.CustomNode;

/** A link to a trial or study, with what is known of it; its children are the link's text. */
final class LiveNode extends CustomNode {

  private final String target;
  private final Optional<LiveLink> found;

  LiveNode(String target, Optional<LiveLink> found) {
    this.target = target;
    this.found = found;
  }

  String target() {
    return target;
  }

  Optional<LiveLink> found() {
    return found;
  }
}
