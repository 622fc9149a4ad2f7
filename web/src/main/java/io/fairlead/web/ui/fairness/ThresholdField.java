package io.fairlead.web.ui.fairness;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.kernel.fairness.Interval;
import io.fairlead.web.ui.format.Numbers;
import java.util.function.DoubleConsumer;

/** A slider for the score from which on rows are selected, with the score beside it. */
public final class ThresholdField extends Div {

  private static final long serialVersionUID = 1;

  /**
   * @param moved told while it is moved, at most some times a second, and when it rests
   */
  public ThresholdField(Interval range, double value, DoubleConsumer moved) {
    Span shown = new Span(Numbers.brief(value));
    shown.addClassName("number");
    ThresholdSlider slider = new ThresholdSlider(range, value);
    slider.onChange(
        now -> {
          shown.setText(Numbers.brief(now));
          moved.accept(now);
        });
    add(new Div(new Span("Threshold: selected from a score of "), shown), slider);
    addClassName("threshold");
  }
}
