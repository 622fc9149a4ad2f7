package io.fairlead.platform.lineage;

import io.fairlead.platform.storage.Ids;
import java.util.UUID;

/**
 * Names something in the lineage of a workspace.
 *
 * @param id a UUID, or what {@link NodeType} says
 */
public record NodeRef(NodeType type, String id) implements Comparable<NodeRef> {

  public static NodeRef of(NodeType type, UUID id) {
    return new NodeRef(type, id.toString());
  }

  /** The id as a UUID; one that nothing has where it isn't one. */
  UUID uuid() {
    return Ids.parse(id).orElse(new UUID(0, 0));
  }

  @Override
  public int compareTo(NodeRef other) {
    int byType = type.compareTo(other.type);
    return byType == 0 ? id.compareTo(other.id) : byType;
  }

  @Override
  public String toString() {
    return type.word() + ":" + id;
  }
}
