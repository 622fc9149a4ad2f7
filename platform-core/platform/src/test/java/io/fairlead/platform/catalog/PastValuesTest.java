package io.fairlead.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.catalog.PastValues.Past;
import io.fairlead.platform.lineage.Environments;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.replay.StandIn;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.protocol.message.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

@PlatformTest
class PastValuesTest {

  private final ApplicationContext beans;
  private final PastValues past;
  private final Workspaces workspaces;

  PastValuesTest(ApplicationContext beans, PastValues past, Workspaces workspaces) {
    this.beans = beans;
    this.past = past;
    this.workspaces = workspaces;
  }

  @Test
  void completeTrialsAreRankedWithinTheirStudy() {
    UUID workspace = FreshWorkspaces.one(workspaces);
    StandIn agent = new StandIn(beans, workspace);
    agent.submit(3, null);
    var worst = agent.run("default", StandIn.environment("a"), step -> 0.1);
    var best = agent.run("default", StandIn.environment("a"), step -> 0.9);
    agent.fail("default", StandIn.environment("a"), "no result");

    assertThat(past.of(workspace, "noop", "x"))
        .containsExactlyInAnyOrder(
            new Past(best.id(), String.valueOf(best.parameters().get("x")), 0),
            new Past(worst.id(), String.valueOf(worst.parameters().get("x")), 1));
    assertThat(past.of(workspace, "noop", "y")).isEmpty();
    assertThat(past.of(FreshWorkspaces.one(workspaces), "noop", "x")).isEmpty();
  }

  @Test
  void whatTheTrainerDoesNotUnderstandIsNotApproved() {
    UUID workspace = FreshWorkspaces.one(workspaces);
    Map<String, String> facts = new HashMap<>();
    Environment.REQUIRED.forEach(each -> facts.put(each, "test"));
    facts.put("parameters.lightgbm", "learning_rate, num_leaves");
    beans.getBean(Environments.class).keep(workspace, Environment.of(facts));
    Approvals approvals = beans.getBean(Approvals.class);
    Proposal unknown =
        new Proposal(
            "lightgbm",
            new Parameter("wishful", new FloatDomain(0, 1, Scale.LINEAR)),
            0.5,
            null,
            "Would be nice",
            List.of());
    EntryVersion proposed =
        approvals.propose(workspace, Scope.WORKSPACE, unknown, Persons.named("ada"));
    assertThatThrownBy(() -> approvals.approve(workspace, proposed.id(), "", Persons.named("max")))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("no parameter 'wishful'")
        .hasMessageContaining("learning_rate");
  }
}
