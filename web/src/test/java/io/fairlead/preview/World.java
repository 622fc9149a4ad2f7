package io.fairlead.preview;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.Scope;
import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.guardrail.SensitiveColumn;
import io.fairlead.platform.study.StudyDefinition;
import io.fairlead.platform.study.StudyDefinition.ParameterChoice;
import io.fairlead.platform.study.StudyDefinition.PrunerChoice;
import io.fairlead.platform.study.StudyDefinition.SamplerChoice;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.protocol.message.Resources;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Two workspaces, two people, and studies in every state; what runs follows from the clock. */
@Component
class World {

  static final Workspace CREDIT = workspace("credit", "Credit risk");
  static final Workspace VISION = workspace("vision", "Vision");
  static final Workspace SECRET = workspace("secret", "Of others");

  static final List<CatalogEntry> CATALOG =
      List.of(
          entry("learning_rate", new FloatDomain(1e-4, 0.3, Scale.LOG), 0.1, "Beyond it diverges."),
          entry(
              "num_leaves", new IntegerDomain(4, 256, Scale.LOG), 31L, "Trees that fit in cache."),
          entry("min_child", new IntegerDomain(1, 200, Scale.LOG), 20L, "Smaller ones memorise."),
          entry("feature_fraction", new FloatDomain(0.2, 1, Scale.LINEAR), 1.0, "Column sampling."),
          entry("lambda_l2", new FloatDomain(1e-8, 10, Scale.LOG), 1e-3, "Weight decay."),
          entry(
              "boosting",
              new CategoricalDomain(List.of("gbdt", "dart", "goss")),
              "gbdt",
              "rf was never better."));

  private final Clock clock;
  private final CopyOnWriteArrayList<SimulatedStudy> studies = new CopyOnWriteArrayList<>();

  World(Clock clock) {
    this.clock = clock;
    Instant now = clock.instant();
    add(
        CREDIT,
        "lightgbm-10000",
        10_000,
        32,
        now.minus(Duration.ofHours(9)),
        Duration.ofMillis(40));
    add(CREDIT, "lightgbm-baseline", 60, 4, now.minus(Duration.ofHours(3)), Duration.ofSeconds(20));
    add(CREDIT, "narrow-rates", 120, 4, now.minus(Duration.ofMinutes(10)), Duration.ofSeconds(24))
        .stop(now.minus(Duration.ofMinutes(6)), false);
    add(CREDIT, "wide-search", 200, 4, now.minus(Duration.ofMinutes(7)), Duration.ofSeconds(30))
        .stop(now.minus(Duration.ofMinutes(2)), true);
    add(CREDIT, "live", 600, 6, now.minus(Duration.ofMinutes(4)), Duration.ofSeconds(16));
    add(VISION, "digits-cnn", 40, 2, now.minus(Duration.ofMinutes(5)), Duration.ofSeconds(30));
  }

  private SimulatedStudy add(
      Workspace in, String name, int trials, int parallel, Instant start, Duration each) {
    SimulatedStudy study =
        new SimulatedStudy(
            id("study-" + name), in.id(), definition(name, trials, parallel), start, each);
    studies.add(study);
    return study;
  }

  SimulatedStudy submit(UUID workspace, StudyDefinition definition) {
    SimulatedStudy study =
        new SimulatedStudy(
            id("study-" + definition.name() + studies.size()),
            workspace,
            definition,
            clock.instant(),
            Duration.ofSeconds(8));
    studies.add(study);
    return study;
  }

  List<SimulatedStudy> studies(UUID workspace) {
    return studies.stream().filter(s -> s.workspace().equals(workspace)).toList();
  }

  Clock clock() {
    return clock;
  }

  static StudyDefinition definition(String name, int trials, int parallel) {
    List<ParameterChoice> all =
        CATALOG.stream()
            .map(e -> new ParameterChoice(e.parameter().name(), null, null, null, null))
            .toList();
    return new StudyDefinition(
        name,
        "german-credit",
        "lightgbm",
        all,
        List.of(),
        List.of(new Objective("validation_auc", Direction.MAXIMIZE)),
        new SamplerChoice("sobol"),
        new PrunerChoice("asha", Map.of("minSteps", 10L, "reductionFactor", 3L)),
        null,
        null,
        trials,
        parallel,
        100,
        1,
        new Resources(1, 0, 0),
        1,
        List.of(
            new FairnessMeasure(
                "demographic_parity_difference",
                List.of(SensitiveColumn.of("sex")),
                0.5,
                FairnessMeasure.Rows.TEST,
                null,
                0.1)),
        null);
  }

  static Access access(String name, String shown, Role role) {
    return new Access(
        new Actor(Actor.Kind.PERSON, id(name), name),
        id(name),
        shown,
        Map.of(CREDIT.id(), Set.of(role), VISION.id(), Set.of(role)),
        Set.of());
  }

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static Workspace workspace(String name, String title) {
    return new Workspace(id(name), name, title, Instant.EPOCH);
  }

  private static CatalogEntry entry(
      String name, io.fairlead.kernel.space.Domain domain, Object usual, String why) {
    return new CatalogEntry(
        "lightgbm",
        new Parameter(name, domain),
        usual,
        null,
        why,
        List.of(new CatalogEntry.Source(id(name), Scope.INSTALLATION, 1)),
        null);
  }
}
