package io.fairlead.web.ui.fairness;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.DebouncePhase;
import io.fairlead.kernel.fairness.Interval;
import java.util.function.DoubleConsumer;

/** The browser's own slider: arrows, Page and Home keys work, and it says its value. */
@Tag("input")
final class ThresholdSlider extends Component {

  private static final int STEPS = 200;
  private static final int QUIET_MILLIS = 120;

  ThresholdSlider(Interval range, double value) {
    getElement()
        .setAttribute("type", "range")
        .setAttribute("min", Double.toString(range.low()))
        .setAttribute("max", Double.toString(range.high()))
        .setAttribute("step", Double.toString((range.high() - range.low()) / STEPS))
        .setAttribute("value", Double.toString(value))
        .setAttribute("aria-label", "Threshold");
  }

  /** Told while it is moved, at most some times a second, and when it rests. */
  void onChange(DoubleConsumer listener) {
    getElement()
        .addEventListener(
            "input",
            event -> listener.accept(event.getEventData().get("element.valueAsNumber").asDouble()))
        .addEventData("element.valueAsNumber")
        .debounce(QUIET_MILLIS, DebouncePhase.INTERMEDIATE, DebouncePhase.TRAILING);
  }
}
