package io.fairlead.web.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import io.fairlead.platform.trace.Traces;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Under which id a study is traced, with the way there; for people of its workspace. */
public final class TraceLine {

  private TraceLine() {}

  /**
   * The line.
   *
   * @param trace null when it isn't traced
   */
  public static Optional<Component> of(Here here, Traces traces, @Nullable String trace) {
    if (trace == null || here.guest()) {
      return Optional.empty();
    }
    Div line = new Div(Pieces.copyable("Trace " + trace, trace));
    line.addClassNames("about", "trace");
    traces
        .link(trace)
        .ifPresent(
            address -> {
              Anchor open = new Anchor(address, "Open the trace");
              open.setTarget(AnchorTarget.BLANK);
              open.getElement().setAttribute("rel", "noopener noreferrer");
              line.add(open);
            });
    return Optional.of(line);
  }
}
