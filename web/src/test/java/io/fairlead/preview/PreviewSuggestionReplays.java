package io.fairlead.preview;

import io.fairlead.platform.search.SuggestionReplay;
import io.fairlead.platform.search.SuggestionReplays;
import io.fairlead.platform.workspace.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Replays that are done at once and find everything the same. */
@Component
final class PreviewSuggestionReplays implements SuggestionReplays {

  private final World world;
  private final Map<UUID, SuggestionReplay> replays = new ConcurrentHashMap<>();

  PreviewSuggestionReplays(World world) {
    this.world = world;
  }

  @Override
  public SuggestionReplay request(UUID workspace, UUID study, Actor by) {
    Instant now = world.clock().instant();
    int total =
        world.studies(workspace).stream()
            .filter(each -> each.id().equals(study))
            .findFirst()
            .orElseThrow()
            .numbers(now)
            .size();
    SuggestionReplay done =
        new SuggestionReplay(
            World.id(study + "replay"),
            study,
            now,
            by.name(),
            total,
            total,
            total,
            now,
            now,
            null,
            null);
    replays.put(study, done);
    return done;
  }

  @Override
  public Optional<SuggestionReplay> last(UUID workspace, UUID study) {
    return Optional.ofNullable(replays.get(study));
  }
}
