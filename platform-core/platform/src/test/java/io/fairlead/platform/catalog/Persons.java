package io.fairlead.platform.catalog;

import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** People who act in tests. */
final class Persons {

  private Persons() {}

  static Access named(String name) {
    UUID person = Ids.next();
    return new Access(new Actor(Actor.Kind.PERSON, person, name), person, name, Map.of(), Set.of());
  }

  /** The same person by a token of theirs. */
  static Access byToken(Access person) {
    return new Access(
        new Actor(Actor.Kind.TOKEN, Ids.next(), person.actor().name()),
        person.person(),
        person.displayName(),
        Map.of(),
        Set.of());
  }
}
