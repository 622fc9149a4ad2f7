package io.fairlead.web.ui.markdown;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/**
 * Markdown as HTML that is safe to show: HTML in it stays text, links lead to pages alone, pictures
 * aren't loaded. What the parser gives is cleaned a second time, by a list of what may be there.
 */
public final class Markdown {

  private static final String HERE = "https://here.invalid/";
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .escapeHtml(true)
          .sanitizeUrls(true)
          .nodeRendererFactory(LiveNodeRenderer::new)
          .nodeRendererFactory(MathNodeRenderer::new)
          .attributeProviderFactory(context -> Markdown::alignedByStyle)
          .build();
  private static final Safelist ALLOWED =
      new Safelist()
          .addTags(
              "a",
              "blockquote",
              "br",
              "code",
              "del",
              "em",
              "h1",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "hr",
              "li",
              "ol",
              "p",
              "pre",
              "span",
              "strong",
              "table",
              "tbody",
              "td",
              "th",
              "thead",
              "tr",
              "ul")
          .addAttributes("a", "class", "href", "router-link", "title")
          .addAttributes("span", "class", "title")
          .addAttributes("code", "class")
          .addAttributes("ol", "start")
          .addAttributes("td", "align")
          .addAttributes("th", "align")
          .addProtocols("a", "href", "http", "https", "mailto")
          .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow")
          .preserveRelativeLinks(true);

  private Markdown() {}

  /** The HTML of {@code source}. */
  public static String html(String source, LiveLinks links) {
    Node document = Sources.parse(source);
    document.accept(new Rewriter(links));
    String unclean = RENDERER.render(document);
    Document clean = Jsoup.parseBodyFragment(Jsoup.clean(unclean, HERE, ALLOWED, plain()));
    clean.outputSettings(plain());
    maths(clean);
    return clean.body().html();
  }

  /** What {@code source} links to as {@code study:…} or {@code trial:…}. */
  public static Set<String> targets(String source) {
    Set<String> targets = new LinkedHashSet<>();
    Sources.parse(source)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                if (isLive(link.getDestination())) {
                  targets.add(link.getDestination());
                }
                visitChildren(link);
              }
            });
    return targets;
  }

  private static boolean isLive(String destination) {
    return destination.startsWith("study:") || destination.startsWith("trial:");
  }

  private static void alignedByStyle(Node node, String tag, Map<String, String> attributes) {
    attributes.remove("style");
  }

  private static void maths(Document document) {
    for (Element each : document.select("span." + MathNodeRenderer.INLINE)) {
      each.replaceWith(Tex.mathMl(each.text(), false));
    }
    for (Element each : document.select("span." + MathNodeRenderer.BLOCK)) {
      each.replaceWith(Tex.mathMl(each.text(), true));
    }
  }

  private static Document.OutputSettings plain() {
    return new Document.OutputSettings().prettyPrint(false);
  }

  /**
   * Puts what is known of trials and studies into links to them, and pictures' words for pictures.
   */
  private static final class Rewriter extends AbstractVisitor {

    private final LiveLinks links;

    Rewriter(LiveLinks links) {
      this.links = links;
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      if (isLive(link.getDestination())) {
        replace(link, new LiveNode(link.getDestination(), links.find(link.getDestination())));
      }
    }

    @Override
    public void visit(Image image) {
      visitChildren(image);
      replace(image, new Link(image.getDestination(), image.getTitle()));
    }

    private static void replace(Node old, Node fresh) {
      Node child = old.getFirstChild();
      while (child != null) {
        Node next = child.getNext();
        fresh.appendChild(child);
        child = next;
      }
      old.insertBefore(fresh);
      old.unlink();
    }
  }
}
