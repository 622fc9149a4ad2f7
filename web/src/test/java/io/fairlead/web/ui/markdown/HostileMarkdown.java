package io.fairlead.web.ui.markdown;

import java.util.List;

/** What somebody might write to have it run in another person's browser: it would set a mark. */
public final class HostileMarkdown {

  private static final String MARK = "window.pwned=1";

  private HostileMarkdown() {}

  public static List<String> corpus() {
    return List.of(
            "<script>MARK</script>",
            "<ScRiPt >MARK</sCrIpT>",
            "<scr<script>ipt>MARK</scr</script>ipt>",
            "<img src=x onerror=\"MARK\">",
            "<img src=x onerror=MARK//",
            "<svg onload=MARK>",
            "<svg><script>MARK</script></svg>",
            "<svg><animate onbegin=MARK attributeName=x dur=1s>",
            "<math><mtext><table><mglyph><style><img src=x onerror=MARK>",
            "<math><annotation-xml encoding=\"text/html\"><img src=x onerror=MARK></annotation-xml></math>",
            "<iframe src=\"javascript:MARK\"></iframe>",
            "<iframe srcdoc=\"<script>parent.MARK</script>\">",
            "<object data=\"javascript:MARK\"></object>",
            "<embed src=\"javascript:MARK\">",
            "<form action=\"javascript:MARK\"><button>x</button></form>",
            "<input autofocus onfocus=MARK>",
            "<details open ontoggle=MARK>x</details>",
            "<body onload=MARK>",
            "<base href=\"javascript:MARK//\">",
            "<meta http-equiv=refresh content=\"0;url=javascript:MARK\">",
            "<link rel=stylesheet href=\"javascript:MARK\">",
            "<style>@import 'javascript:MARK';</style>",
            "<div style=\"background:url(javascript:MARK)\">x</div>",
            "<a href=\"javascript:MARK\">x</a>",
            "[x](javascript:MARK)",
            "[x](JaVaScRiPt:MARK)",
            "[x](java\nscript:MARK)",
            "[x](&#106;avascript:MARK)",
            "[x](javascript&colon;MARK)",
            "[x](\u0001javascript:MARK)",
            "[x](data:text/html,<script>MARK</script>)",
            "[x](data:text/html;base64,PHNjcmlwdD53aW5kb3cucHduZWQ9MTwvc2NyaXB0Pg==)",
            "[x](vbscript:MARK)",
            "[x](<javascript:MARK>)",
            "<javascript:MARK>",
            "![x](javascript:MARK)",
            "![x\" onerror=\"MARK](x)",
            "![x](x \"\" onerror=\"MARK\")",
            "[x]: javascript:MARK\n\n[x]",
            "[x](https://a \"\" onmouseover=\"MARK\")",
            "[x](study:\" onmouseover=\"MARK)",
            "[x](trial:<img src=x onerror=MARK>)",
            "[<img src=x onerror=MARK>](study:x)",
            "`<img src=x onerror=MARK>`",
            "```\"><img src=x onerror=MARK>\nx\n```",
            "```html onmouseover=MARK\n<script>MARK</script>\n```",
            "    <script>MARK</script>",
            "| <img src=x onerror=MARK> |\n| --- |\n| <script>MARK</script> |",
            "# <img src=x onerror=MARK>",
            "> <svg/onload=MARK>",
            "$<img src=x onerror=MARK>$",
            "$$</math><img src=x onerror=MARK>$$",
            "$\\text{</mtext></math><img src=x onerror=MARK>}$",
            "$\\text{<style><img src=x onerror=MARK>}$",
            "$\\href{javascript:MARK}{x}$",
            "$\\mathrm{<script>MARK</script>}$",
            "<!--><img src=x onerror=MARK>-->",
            "<![CDATA[<img src=x onerror=MARK>]]>",
            "<?php echo '<script>MARK</script>' ?>",
            "<noscript><p title=\"</noscript><img src=x onerror=MARK>\">",
            "<template><img src=x onerror=MARK></template>",
            "<span class=\"maths\"><img src=x onerror=MARK></span>",
            "<a href=\"x\" class=\"live-link\" onclick=\"MARK\">x</a>",
            "<vaadin-button onclick=MARK>x</vaadin-button>",
            "{{constructor.constructor('MARK')()}}",
            "\u2028<script>MARK</script>")
        .stream()
        .map(each -> each.replace("MARK", MARK))
        .toList();
  }
}
