package io.fairlead.platform.storage;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Ids that stand for what one workspace shares with others. {@link Transactions#in} takes such an
 * id in place of the workspace's own; the database then shows the shared rows alone and changes
 * none. Whoever reads for a guest has only that id, so that nothing more can be read by mistake.
 *
 * @see <a href="../../../../../../../../docs/adr/sharing-is-a-row-rule.md">the decision</a>
 */
@Component
public final class Visits {

  private final Map<UUID, Scope.Guest> byId = new ConcurrentHashMap<>();

  /** The id under which members of {@code guests} read what {@code owner} shares with them. */
  public UUID of(UUID owner, Set<UUID> guests) {
    String name = owner + " seen by " + new TreeSet<>(guests);
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    byId.putIfAbsent(id, new Scope.Guest(owner, guests));
    return id;
  }

  /** The workspace behind a visit's id; a workspace's own id is itself. */
  public UUID owner(UUID workspace) {
    return find(workspace).map(Scope.Guest::owner).orElse(workspace);
  }

  /** Whether guests read under that id. */
  public boolean isVisit(UUID workspace) {
    return byId.containsKey(workspace);
  }

  Optional<Scope.Guest> find(UUID workspace) {
    return Optional.ofNullable(byId.get(workspace));
  }
}
