package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.problem.NotPermitted;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Role;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgentsTest {

  private static Access access(Set<Role> installation) {
    return new Access(Lab.ANN, Lab.ANN.id(), "Ann", Map.of(), installation);
  }

  @Test
  void areListedWithWhatTheyDoForAdminsAlone() {
    try (Lab lab = new Lab()) {
      Agents agents = lab.bean(Agents.class);
      Access admin = access(Set.of(Role.ADMIN));
      UUID workspace = lab.workspace("credit");
      UUID local = lab.localAgent("local", 2);
      lab.agent("cluster", RayMode.CLUSTER, new Resources(8, 1, 0), 0);
      lab.submit(workspace, 4, 4, "");
      lab.scheduling.tick();
      assertThat(lab.lease(local, Ids.next(), workspace, 1)).hasSize(1);

      Page<RegisteredAgent> first = agents.list(null, 1, admin);
      RegisteredAgent cluster = first.items().getFirst();
      assertThat(cluster.name()).isEqualTo("cluster");
      assertThat(cluster.running()).isZero();
      RegisteredAgent busy = agents.list(first.next(), 1, admin).items().getFirst();
      assertThat(busy.mode()).isEqualTo(RayMode.LOCAL);
      assertThat(busy.slots()).isEqualTo(2);
      assertThat(busy.running()).isEqualTo(1);
      assertThat(busy.usedCpus()).isEqualTo(1);
      assertThat(busy.connected()).isTrue();

      lab.clock.advance(Agents.SILENCE.plusSeconds(1));
      assertThat(agents.list(null, 9, admin).items()).noneMatch(RegisteredAgent::connected);
      assertThatThrownBy(() -> agents.list(null, 1, access(Set.of(Role.AUDITOR))))
          .isInstanceOf(NotPermitted.class);
    }
  }
}
