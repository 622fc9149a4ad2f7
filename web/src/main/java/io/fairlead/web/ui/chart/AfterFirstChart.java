package io.fairlead.web.ui.chart;

import com.vaadin.flow.component.Component;

/** Puts off what can wait until the page's first chart shows, so that it makes no page slower. */
public final class AfterFirstChart {

  /** Waits until a chart shows something, be it that there is nothing to show, or failed. */
  private static final String SHOWN =
      """
      const begun = Date.now();
      return new Promise(done => {
        const look = () => document.querySelector(
            'fairlead-chart[data-drawn-at], fairlead-chart:is([data-state=empty], [data-state=failed])')
            || Date.now() - begun > 5000 ? done(true) : setTimeout(look, 50);
        look();
      });
      """;

  private AfterFirstChart() {}

  /**
   * Does this once, when the page's first chart shows, or after five seconds without one.
   *
   * @param within what is part of the page by then; nothing is done if it never is
   */
  public static void run(Component within, Runnable later) {
    within.getElement().executeJs(SHOWN).then(shown -> later.run(), problem -> later.run());
  }
}
