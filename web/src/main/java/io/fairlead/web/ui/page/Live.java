package io.fairlead.web.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.fairlead.platform.event.Changes.Subscription;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a component shows up to date while it is attached: reads off the user's thread, first
 * at once and then after each change, and never reads again before the last was shown. Changes that
 * arrive meanwhile become one.
 *
 * @param <T> what is read and shown
 */
public final class Live<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Live.class);
  private static final long LONGEST_DRAWING_SECONDS = 30;
  private static final long MOMENT_MILLIS = 200;

  private final Supplier<T> read;
  private final Consumer<T> show;
  private final Consumer<RuntimeException> failed;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Optional<UI> ui = Optional.empty();
  private volatile Optional<CompletableFuture<T>> withThePage = Optional.empty();
  private boolean waits;

  private Live(Supplier<T> read, Consumer<T> show, Consumer<RuntimeException> failed) {
    this.read = read;
    this.show = show;
    this.failed = failed;
  }

  /**
   * Starts when {@code owner} is attached and ends when it is detached.
   *
   * @param subscribe called with what to run after each change
   * @param read any thread; must not touch components
   * @param show in the user's thread
   * @param failed in the user's thread, with what {@code read} threw
   */
  public static <T> Live<T> bind(
      Component owner,
      Function<Runnable, Subscription> subscribe,
      Supplier<T> read,
      Consumer<T> show,
      Consumer<RuntimeException> failed) {
    Live<T> live = new Live<>(read, show, failed);
    owner.addAttachListener(
        attached -> {
          live.ui = Optional.of(attached.getUI());
          Subscription subscription = subscribe.apply(live::refresh);
          attached
              .getSource()
              .addDetachListener(
                  detached -> {
                    detached.unregisterListener();
                    live.ui = Optional.empty();
                    subscription.close();
                  });
          if (live.waits) {
            live.withThePage = Optional.of(new CompletableFuture<>());
            attached
                .getUI()
                .beforeClientResponse(attached.getSource(), page -> live.showWithThePage());
          }
          live.refresh();
        });
    return live;
  }

  /**
   * Shows what is read first together with the page, unless that takes longer than a moment: for
   * what the page is opened for.
   */
  public Live<T> withThePage() {
    waits = true;
    return this;
  }

  /** Reads and shows again soon. */
  public void refresh() {
    if (asked.getAndIncrement() == 0) {
      Thread.ofVirtual().name("live").start(this::readUntilQuiet);
    }
  }

  private void showWithThePage() {
    CompletableFuture<T> first = withThePage.orElseThrow();
    try {
      show.accept(first.get(MOMENT_MILLIS, TimeUnit.MILLISECONDS));
    } catch (TimeoutException tooLong) {
      if (!first.cancel(false)) {
        show.accept(first.join()); // it came at the last moment
      }
    } catch (InterruptedException interrupted) {
      first.cancel(false);
      Thread.currentThread().interrupt();
    } catch (CancellationException | ExecutionException problem) {
      LOG.trace("It could not be read, which is shown when it is known");
    }
  }

  private void readUntilQuiet() {
    int answered;
    do {
      answered = asked.get();
      ui.ifPresent(this::readOnce);
    } while (asked.addAndGet(-answered) > 0);
  }

  private void readOnce(UI shownIn) {
    try {
      T data = read.get();
      if (withThePage.filter(first -> first.complete(data)).isEmpty()) {
        await(shownIn, () -> show.accept(data));
      }
    } catch (UIDetachedException gone) {
      LOG.trace("The page was left while it was read");
    } catch (RuntimeException problem) {
      LOG.warn("A page could not be brought up to date", problem);
      withThePage.ifPresent(first -> first.cancel(false));
      try {
        await(shownIn, () -> failed.accept(problem));
      } catch (UIDetachedException gone) {
        LOG.trace("The page was left while it failed");
      }
    }
  }

  private static void await(UI shownIn, Runnable work) {
    try {
      shownIn.access(work::run).get(LONGEST_DRAWING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException problem) {
      if (!(problem.getCause() instanceof UIDetachedException)) {
        LOG.warn("A page could not be drawn", problem);
      }
    } catch (TimeoutException problem) {
      LOG.warn("A page could not be drawn", problem);
    }
  }
}
