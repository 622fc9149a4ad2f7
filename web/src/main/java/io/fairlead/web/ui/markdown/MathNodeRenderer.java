package io.fairlead.web.ui.markdown;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes maths as text with a mark, which becomes MathML once everything was cleaned. */
final class MathNodeRenderer implements NodeRenderer {

  static final String INLINE = "maths";
  static final String BLOCK = "maths-block";

  private final HtmlWriter html;

  MathNodeRenderer(HtmlNodeRendererContext context) {
    this.html = context.getWriter();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(MathNode.class);
  }

  @Override
  public void render(Node node) {
    MathNode math = (MathNode) node;
    html.tag("span", Map.of("class", math.block() ? BLOCK : INLINE));
    html.text(math.tex());
    html.tag("/span");
  }
}
