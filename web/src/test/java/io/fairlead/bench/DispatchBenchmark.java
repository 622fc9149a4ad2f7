package io.fairlead.bench;

import io.fairlead.e2e.RunningAgent;
import io.fairlead.e2e.RunningPlatform;
import io.fairlead.ray.testing.RayCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Trials that do nothing, through a real one-node Ray cluster with two CPUs and warm actors. */
final class DispatchBenchmark implements Benchmark {

  private static final int WARM_UP_TRIALS = 4_000;
  private static final int TRIALS = 6_000;
  private static final int PARALLELISM = 256;
  private static final Duration SELDOM = Duration.ofSeconds(2);

  @Override
  public List<Figure> run(Options options) throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (BenchPlatform platform = BenchPlatform.start();
        RayCluster ray = RayCluster.start();
        RunningAgent agent =
            RunningAgent.start(
                platform.running().people().path("flight").asString(),
                platform.agentToken(),
                ray.address(),
                ray.rayJar(),
                platform.running().data().resolve("logs/cluster-agent.log"))) {
      run(platform, WARM_UP_TRIALS);
      Duration before = processorTime();
      UUID study = run(platform, TRIALS);
      Duration spent = processorTime().minus(before);
      double seconds =
          platform.query(
              "select extract(epoch from max(ended_at) - min(started_at)) from trial"
                  + " where study_id = ? and state = 'COMPLETE'",
              study);
      double complete =
          platform.query(
              "select count(distinct t.id) from trial t join attempt a on a.trial_id = t.id"
                  + " join metric_summary m on m.attempt_id = a.id"
                  + " where t.study_id = ? and t.state = 'COMPLETE'",
              study);
      if (complete != TRIALS) {
        throw new IllegalStateException(
            "%s of %d trials are complete with their metrics".formatted(complete, TRIALS));
      }
      figures.add(new Figure("trials_per_second", complete / seconds, "trials/s"));
      figures.add(new Figure("cpu_ms_per_trial", spent.toMillis() / complete, "ms"));
    }
    if (options.peers()) {
      figures.addAll(Peer.rayTune());
    }
    return figures;
  }

  /** Of all processes that the benchmark started: other work on the machine hardly changes it. */
  private static Duration processorTime() {
    return ProcessHandle.current()
        .descendants()
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static UUID run(BenchPlatform platform, int trials) {
    UUID study = platform.submitNoop(trials, PARALLELISM);
    RunningPlatform.Condition finished =
        () -> {
          LockSupport.parkNanos(SELDOM.toNanos()); // asking must not be what is measured
          return platform
              .rest()
              .get("/api/v1/workspaces/%s/studies/%s".formatted(BenchPlatform.WORKSPACE, study))
              .json()
              .path("state")
              .asString()
              .equals("FINISHED");
        };
    platform.await("the end of %d trials".formatted(trials), finished);
    return study;
  }
}
