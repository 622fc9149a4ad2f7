package io.fairlead.web.ui.markdown;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes a live link as a chip: the text, shape and word of the state, the value. */
final class LiveNodeRenderer implements NodeRenderer {

  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;

  LiveNodeRenderer(HtmlNodeRendererContext context) {
    this.context = context;
    this.html = context.getWriter();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(LiveNode.class);
  }

  @Override
  public void render(Node node) {
    LiveNode live = (LiveNode) node;
    live.found().ifPresentOrElse(found -> chip(live, found), () -> missing(live));
  }

  private void chip(LiveNode live, LiveLink found) {
    boolean leads = !found.path().isEmpty();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("class", "live-link is-" + found.state().word());
    attributes.put("title", found.label());
    if (leads) {
      attributes.put("href", found.path());
      attributes.put("router-link", "");
    }
    html.tag(leads ? "a" : "span", attributes);
    text(live, found.label());
    span("chip-shape", found.state().shape());
    span("live-state", found.state().word());
    if (!found.value().isEmpty()) {
      span("live-value", found.value());
    }
    html.tag(leads ? "/a" : "/span");
  }

  private void missing(LiveNode live) {
    html.tag("span", Map.of("class", "live-link live-missing", "title", "There is none here"));
    text(live, live.target());
    span("live-state", "not found");
    html.tag("/span");
  }

  private void text(LiveNode live, String otherwise) {
    if (live.getFirstChild() == null) {
      html.text(otherwise);
    }
    for (Node child = live.getFirstChild(); child != null; child = child.getNext()) {
      context.render(child);
    }
  }

  private void span(String style, String text) {
    html.tag("span", Map.of("class", style));
    html.text(text);
    html.tag("/span");
  }
}
