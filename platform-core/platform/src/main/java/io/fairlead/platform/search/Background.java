package io.fairlead.platform.search;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;

/** Long computations one after the other, on a thread that gives way to everything else. */
final class Background implements DisposableBean {

  private final ExecutorService thread;

  Background(String name) {
    thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name(name).daemon().priority(Thread.MIN_PRIORITY).factory());
  }

  <T> CompletableFuture<T> start(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, thread);
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
  }
}
