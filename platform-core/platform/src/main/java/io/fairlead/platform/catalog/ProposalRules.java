package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.Parameter;
import io.fairlead.platform.problem.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a proposal must keep, given what is in force. */
final class ProposalRules {

  private ProposalRules() {}

  /**
   * @param before the version of the same scope in force; null for none
   * @param everywhere the installation's version in force; null for none
   */
  static void check(
      Scope scope,
      Proposal proposal,
      @Nullable EntryVersion before,
      @Nullable EntryVersion everywhere) {
    if (everywhere != null) {
      sameType(proposal, everywhere);
      if (scope == Scope.WORKSPACE) {
        tightens(proposal, everywhere);
      }
    }
    if (before != null) {
      sameType(proposal, before);
      changes(proposal, before);
    } else if (scope == Scope.WORKSPACE && everywhere != null) {
      changes(proposal, everywhere);
    }
    if (scope == Scope.INSTALLATION && !proposal.evidence().isEmpty()) {
      throw new InvalidInput(
          "evidence",
          "What holds everywhere is seen by other workspaces, which may not know of your studies.",
          proposal.evidence().toString(),
          "Leave the links out and say in the rationale what was seen.");
    }
  }

  private static void sameType(Proposal proposal, EntryVersion known) {
    if (!proposal.parameter().domain().getClass().equals(known.parameter().domain().getClass())) {
      throw new InvalidInput(
          "domain.type",
          "An entry keeps its type: '%s' is %s."
              .formatted(known.name(), known.parameter().domain().describe()),
          proposal.parameter().domain().describe(),
          "Keep the type, or propose an entry of another name.");
    }
  }

  private static void tightens(Proposal proposal, EntryVersion everywhere) {
    Parameter wanted = proposal.parameter();
    if (!wanted.domain().narrows(everywhere.parameter().domain())) {
      throw new InvalidInput(
          "domain",
          "A workspace may tighten what holds everywhere, never widen it: '%s' is %s in version %d for the whole installation."
              .formatted(
                  everywhere.name(),
                  everywhere.parameter().domain().describe(),
                  everywhere.version()),
          wanted.domain().describe(),
          "Stay inside, propose it for the whole installation, or ask for an exception for one study.");
    }
    if (!wanted.condition().equals(everywhere.parameter().condition())) {
      throw new InvalidInput(
          "condition",
          "When an entry that holds everywhere plays a part is the same in every workspace.",
          wanted.condition().map(Object::toString).orElse("none"),
          "Leave the condition as it is.");
    }
  }

  private static void changes(Proposal proposal, EntryVersion before) {
    if (VersionDiff.of(before, proposal).isEmpty()) {
      throw new InvalidInput(
          "domain",
          "A proposal changes something; this one says what version %d says."
              .formatted(before.version()),
          proposal.parameter().domain().describe(),
          "Change range, scale, default, unit, rationale or evidence.");
    }
  }

  /** The one of that name. */
  static @Nullable EntryVersion named(List<EntryVersion> versions, String name) {
    return versions.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }
}
