package io.fairlead.preview;

import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyDefinition;
import io.fairlead.platform.workspace.Actor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
record PreviewStudies(World world) implements Studies {

  @Override
  public Study submit(UUID workspace, StudyDefinition definition, Actor by) {
    if (definition.name() != null && find(workspace, definition.name()).isPresent()) {
      throw new InvalidInput(
          "name",
          "A study's name is used once in a workspace.",
          definition.name(),
          "Choose another name.");
    }
    return world.submit(workspace, definition).asOf(world.clock().instant());
  }

  @Override
  public Page<Study> list(UUID workspace, @Nullable String after, int limit) {
    List<Study> all =
        world.studies(workspace).stream()
            .map(s -> s.asOf(world.clock().instant()))
            .sorted(Comparator.comparing(Study::createdAt).reversed())
            .toList();
    return new Page<>(all.subList(0, Math.min(limit, all.size())), all.size() > limit ? "x" : null);
  }

  @Override
  public Optional<Study> find(UUID workspace, String nameOrId) {
    return simulated(workspace, nameOrId).map(s -> s.asOf(world.clock().instant()));
  }

  @Override
  public Study pause(UUID workspace, UUID study, Actor by) {
    return required(workspace, study)
        .stop(world.clock().instant(), true)
        .asOf(world.clock().instant());
  }

  @Override
  public Study resume(UUID workspace, UUID study, Actor by) {
    required(workspace, study).goOn();
    return required(workspace, study).asOf(world.clock().instant());
  }

  @Override
  public Study weigh(UUID workspace, UUID study, double weight, @Nullable String reason, Actor by) {
    throw new UnsupportedOperationException("Shows studies only.");
  }

  @Override
  public Optional<Asked> asked(UUID workspace, UUID study) {
    return find(workspace, study.toString())
        .map(found -> new Asked(found.definition(), found.fairness()));
  }

  @Override
  public Study extend(UUID workspace, UUID study, int more, @Nullable String rationale, Actor by) {
    throw new UnsupportedOperationException("The preview's studies end when they end.");
  }

  @Override
  public Study measure(
      UUID workspace,
      UUID study,
      List<FairnessMeasure> measures,
      @Nullable String reason,
      Actor by) {
    return required(workspace, study).asOf(world.clock().instant());
  }

  @Override
  public Study stop(UUID workspace, UUID study, @Nullable String rationale, Actor by) {
    return required(workspace, study)
        .stop(world.clock().instant(), false)
        .asOf(world.clock().instant());
  }

  private SimulatedStudy required(UUID workspace, UUID study) {
    return simulated(workspace, study.toString())
        .orElseThrow(() -> new NotFound("study", study.toString()));
  }

  private Optional<SimulatedStudy> simulated(UUID workspace, String nameOrId) {
    return world.studies(workspace).stream()
        .filter(s -> s.name().equals(nameOrId) || s.id().toString().equals(nameOrId))
        .findFirst();
  }
}
