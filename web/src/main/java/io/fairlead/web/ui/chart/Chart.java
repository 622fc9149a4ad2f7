package io.fairlead.web.ui.chart;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import io.fairlead.web.ui.asset.Assets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A chart in the browser. It shows a skeleton until its first data, and an empty state for none;
 * its attributes {@code data-drawn-at} (epoch milliseconds), {@code data-points} and {@code
 * data-last-step} say what was last drawn.
 */
@Tag("fairlead-chart")
public abstract class Chart extends Component implements HasSize, HasStyle {

  private final transient ChartLabels labels;

  protected Chart(ChartLabels labels) {
    this.labels = labels;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    event.getUI().getPage().addJsModule(Assets.url("chart.js"));
    addClassName("chart");
    send("describe", labels);
  }

  /** Calls a method of the element, in order, once its module has been loaded. */
  protected final void send(String function, @Nullable Object data) {
    getElement()
        .executeJs(
            "customElements.whenDefined('fairlead-chart').then(() => this[$0]($1))",
            function,
            data);
  }

  /** Puts these trials forward and greys the others; empty for none in particular. */
  public final void select(Optional<Set<Integer>> numbers) {
    @Nullable Object chosen = numbers.map(List::copyOf).orElse(null);
    send("select", chosen);
  }

  /** A few words beside the title. */
  public final void note(String text) {
    send("note", text);
  }

  /** Says why there is nothing, unless something is already shown. */
  public final void fail(String text) {
    send("fail", text);
  }

  /** Told the number of the trial that was clicked. */
  public final void onPick(IntConsumer listener) {
    ComponentEventListener<Picked> told = event -> listener.accept(event.number());
    addListener(Picked.class, told);
  }

  /** Told the numbers of the trials that were brushed; empty when the brush is lifted. */
  public final void onBrush(Consumer<Optional<Set<Integer>>> listener) {
    ComponentEventListener<Brushed> told = event -> listener.accept(event.numbers());
    addListener(Brushed.class, told);
  }

  /** A trial was clicked. */
  @DomEvent("chart-pick")
  static final class Picked extends ComponentEvent<Chart> {
    private final int number;

    public Picked(Chart source, boolean fromClient, @EventData("event.detail.number") int number) {
      super(source, fromClient);
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /** Trials were brushed. */
  @DomEvent("chart-brush")
  static final class Brushed extends ComponentEvent<Chart> {
    private final String joined;

    public Brushed(
        Chart source, boolean fromClient, @EventData("event.detail.numbers") String joined) {
      super(source, fromClient);
      this.joined = joined;
    }

    Optional<Set<Integer>> numbers() {
      return joined.isEmpty()
          ? Optional.empty()
          : Optional.of(
              Arrays.stream(joined.split(",", -1))
                  .map(Integer::valueOf)
                  .collect(Collectors.toSet()));
    }
  }
}
