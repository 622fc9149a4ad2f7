package io.fairlead.kernel.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs jobs that don't depend on each other, as many at once as there are processors. Results come
 * in the order of the jobs, so that nothing depends on which was done first.
 */
final class Jobs {

  private static final int TENTHS = 10;

  private Jobs() {}

  /**
   * The results of {@code jobs}, each of which is started in this order.
   *
   * @param what is counted on standard error as they are done, such as "searches"
   * @throws IllegalStateException naming the first that failed
   */
  static <T> List<T> run(String what, List<? extends Callable<T>> jobs)
      throws InterruptedException {
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<T>> futures = new ArrayList<>();
      jobs.forEach(each -> futures.add(pool.submit(each)));
      List<T> results = new ArrayList<>();
      try {
        for (Future<T> each : futures) {
          results.add(each.get());
          int done = results.size();
          if (done * TENTHS / jobs.size() > (done - 1) * TENTHS / jobs.size()) {
            System.err.printf("%d of %d %s%n", done, jobs.size(), what);
          }
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException(
            "One of the %s failed: %s".formatted(what, e.getCause()), e.getCause());
      } finally {
        futures.forEach(each -> each.cancel(true));
      }
      return results;
    }
  }
}
