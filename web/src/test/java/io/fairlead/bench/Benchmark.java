package io.fairlead.bench;

import java.util.List;

/** Measures the real processes; throws only when they fail, never for being slow. */
@FunctionalInterface
interface Benchmark {

  List<Figure> run(Options options) throws Exception;

  /**
   * Options of every benchmark.
   *
   * @param peers whether to measure the named peer in the same run too
   */
  record Options(boolean peers) {}
}
