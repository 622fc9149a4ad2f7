package io.fairlead.platform.catalog;

import io.fairlead.platform.catalog.EntryVersion.Deprecation;
import io.fairlead.platform.catalog.EntryVersion.Signature;
import io.fairlead.platform.catalog.EntryVersion.State;
import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.problem.Words;
import io.fairlead.platform.workspace.Access;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a version's life that both scopes share, inside a transaction of the scope. */
@Component
final class Life {

  private final CatalogTable table;
  private final Events events;
  private final Clock clock;

  Life(CatalogTable table, Events events, Clock clock) {
    this.table = table;
    this.events = events;
    this.clock = clock;
  }

  EntryVersion approve(Scope scope, UUID id, String reason, Access by) {
    EntryVersion version = waiting(scope, id);
    if (version.proposed().person().equals(by.person())) {
      throw new Conflict(
          "Who proposed a version doesn't approve it: %s is yours. Ask someone else who may approve."
              .formatted(version.label()));
    }
    return decided(scope, version, State.APPROVED, reason, by);
  }

  EntryVersion reject(Scope scope, UUID id, String reason, Access by) {
    return decided(scope, waiting(scope, id), State.REJECTED, Texts.reason(reason), by);
  }

  private EntryVersion decided(
      Scope scope, EntryVersion version, State to, String reason, Access by) {
    String said = reason.isBlank() ? null : Texts.reason(reason);
    if (!table.decide(
        scope,
        version.id(),
        to,
        new Signature(by.person(), by.actor().name(), clock.instant(), said))) {
      throw decidedAlready(find(scope, version.id()));
    }
    return find(scope, version.id());
  }

  EntryVersion deprecate(Scope scope, UUID id, String reason, String replacement, Access by) {
    EntryVersion version = find(scope, id);
    List<EntryVersion> current = table.inForce(scope, version.trainer());
    if (current.stream().noneMatch(each -> each.id().equals(id))
        || version.state() != State.APPROVED) {
      throw new Conflict(
          "Only the version in force is deprecated; %s is %s. Choose the one that is in force."
              .formatted(version.label(), stands(version)));
    }
    table.deprecate(
        scope,
        id,
        new Deprecation(
            new Signature(by.person(), by.actor().name(), clock.instant(), Texts.reason(reason)),
            replacement));
    return find(scope, id);
  }

  private static String stands(EntryVersion version) {
    return version.state() == State.APPROVED
        ? "replaced by a newer one"
        : version.state().name().toLowerCase(java.util.Locale.ROOT);
  }

  EntryVersion find(Scope scope, UUID id) {
    return table
        .find(scope, id)
        .orElseThrow(() -> new NotFound("version of the catalog", id.toString()));
  }

  private EntryVersion waiting(Scope scope, UUID id) {
    EntryVersion version = find(scope, id);
    if (version.state() != State.PROPOSED) {
      throw decidedAlready(version);
    }
    return version;
  }

  private static Conflict decidedAlready(EntryVersion version) {
    Signature decided = version.decided();
    return new Conflict(
        "A version is decided about once: %s is %s%s. Propose another one."
            .formatted(
                version.label(),
                Words.of(version.state()),
                decided == null ? "" : " by " + decided.name()));
  }

  /** In the chain of the version's own scope. */
  void record(String verb, EntryVersion version, @Nullable State from, Access by) {
    Map<String, Object> data =
        Changed.data(
            Map.of("entry", version.label(), "says", VersionDiff.fields(version)),
            from == null ? null : Map.of("id", version.id().toString(), "state", from.name()),
            Map.of("id", version.id().toString(), "state", version.state().name()));
    if (version.scope() == Scope.WORKSPACE) {
      events.append("catalog." + verb, version.id(), by.actor(), data);
    } else {
      events.appendInstallation("catalog." + verb, version.id(), by.actor(), data);
    }
  }

  /**
   * @param entries what may take its place
   */
  static void checkReplacement(String replacement, EntryVersion of, List<CatalogEntry> entries) {
    boolean there =
        entries.stream()
            .anyMatch(
                each ->
                    each.name().equals(replacement)
                        && !each.isDeprecated()
                        && !replacement.equals(of.name()));
    if (!there) {
      throw new InvalidInput(
          "replacement",
          "A deprecated entry names another approved one of its trainer to use in its place.",
          replacement,
          "Choose one of %s."
              .formatted(
                  entries.stream()
                      .filter(each -> !each.isDeprecated())
                      .map(CatalogEntry::name)
                      .filter(name -> !name.equals(of.name()))
                      .toList()));
    }
  }
}
