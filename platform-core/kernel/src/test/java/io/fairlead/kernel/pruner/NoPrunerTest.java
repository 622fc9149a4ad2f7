package io.fairlead.kernel.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.Pruner;
import org.junit.jupiter.api.Test;

class NoPrunerTest extends PrunerContract {

  @Override
  Pruner pruner() {
    return new NoPruner();
  }

  @Test
  void everyTrialIsTrainedInFull() {
    SimulatedSearch search = new SimulatedSearch(pruner(), 10, 27, 2, -1).run();
    assertThat(search.completed()).isEqualTo(10);
    assertThat(search.stepsTrained).isEqualTo(270);
  }
}
