package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ManyDriversTest {

  private static final int DRIVERS = 16;
  private static final int TRIALS = 200;

  @Test
  void sixteenDriversNeverExceedSlotsNorParallelismNorShareATrial() throws Exception {
    try (Lab lab = new Lab();
        ExecutorService drivers = Executors.newFixedThreadPool(DRIVERS)) {
      UUID workspace = lab.workspace("busy");
      UUID slots = lab.localAgent("local", 5);
      UUID cluster = lab.agent("cluster", RayMode.CLUSTER, new Resources(4, 0, 0), 0);
      Study study = lab.submit(workspace, TRIALS, 7, "");
      lab.scheduling.tick();
      AtomicInteger running = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      Set<UUID> attempts = ConcurrentHashMap.newKeySet();
      Set<UUID> trials = ConcurrentHashMap.newKeySet();
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < DRIVERS; i++) {
        UUID agent = i % 2 == 0 ? slots : cluster;
        UUID driver = Ids.next();
        work.add(
            () -> {
              while (!lab.study(study).state().isOver()) {
                List<Assignment> leased = lab.lease(agent, driver, workspace, 3);
                most.accumulateAndGet(running.addAndGet(leased.size()), Math::max);
                for (Assignment each : leased) {
                  assertThat(attempts.add(each.attempt())).isTrue();
                  assertThat(trials.add(each.trial())).isTrue();
                }
                running.addAndGet(-leased.size()); // before the platform may grant their places
                lab.complete(
                    agent, driver, leased.stream().map(it -> Lab.done(it, it.number())).toList());
                lab.scheduling.tick();
              }
              return true;
            });
      }
      for (Future<Boolean> each : drivers.invokeAll(work)) {
        assertThat(each.get()).isTrue();
      }
      assertThat(most.get()).isBetween(1, 7);
      assertThat(trials).hasSize(TRIALS);
      assertThat(lab.study(study).state()).isEqualTo(StudyState.FINISHED);
      assertThat(lab.study(study).counts()).containsEntry(TrialState.COMPLETE, TRIALS);
    }
  }

  @Test
  void anAgentsLeasesStayWithinItsSlotsAndResources() {
    try (Lab lab = new Lab()) {
      UUID workspace = lab.workspace("full");
      UUID slots = lab.localAgent("local", 2);
      UUID cluster = lab.agent("cluster", RayMode.CLUSTER, new Resources(1.5, 0, 0), 0);
      lab.submit(workspace, 50, 50, ", \"resources\": {\"cpus\": 0.5}");
      lab.scheduling.tick();
      lab.scheduling.tick();
      assertThat(lab.lease(slots, Ids.next(), workspace, 1)).hasSize(1);
      assertThat(lab.lease(slots, Ids.next(), workspace, 5)).hasSize(1);
      assertThat(lab.lease(cluster, Ids.next(), workspace, 9)).hasSize(3);
      assertThat(lab.lease(cluster, Ids.next(), workspace, 9)).isEmpty();
    }
  }
}
