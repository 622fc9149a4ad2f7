package io.fairlead.web.ui.markdown;

import org.commonmark.node.CustomNode;

/**
 * Maths between dollar signs.
 *
 * @see MathParser
 */
final class MathNode extends CustomNode {

  private final String tex;
  private final boolean block;

  MathNode(String tex, boolean block) {
    this.tex = tex;
    this.block = block;
  }

  String tex() {
    return tex;
  }

  boolean block() {
    return block;
  }
}
