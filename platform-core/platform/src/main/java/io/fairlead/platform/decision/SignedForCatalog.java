package io.fairlead.platform.decision;

import io.fairlead.platform.catalog.CatalogWitness;
import io.fairlead.platform.decision.NewDecision.Reference;
import io.fairlead.platform.workspace.Actor;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is decided about the catalog, in the decision log. */
@Component
final class SignedForCatalog implements CatalogWitness {

  private final Decisions decisions;
  private final Witness witness;

  SignedForCatalog(Decisions decisions, Witness witness) {
    this.decisions = decisions;
    this.witness = witness;
  }

  @Override
  public void check(UUID workspace, List<UUID> studies) {
    references(studies).forEach(each -> witness.see(workspace, each));
  }

  @Override
  public void sign(
      UUID workspace, Kind kind, String what, String rationale, List<UUID> studies, Actor by) {
    DecisionType type =
        switch (kind) {
          case CATALOG_CHANGED -> DecisionType.CATALOG_CHANGED;
          case EXCEPTION -> DecisionType.EXCEPTION;
        };
    decisions.sign(
        workspace,
        new NewDecision(type, what, rationale, List.of(), references(studies), null),
        by);
  }

  private static List<Reference> references(List<UUID> studies) {
    return studies.stream().map(each -> new Reference(Evidence.Kind.STUDY, each, null)).toList();
  }
}
