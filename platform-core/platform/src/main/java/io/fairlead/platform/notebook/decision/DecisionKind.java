package io.fairlead.platform.notebook.decision;

import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.notebook.CellKind;
import io.fairlead.platform.problem.InvalidInput;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A decision, signed into the decision log from its cell. */
@Component
public final class DecisionKind implements CellKind<DecisionContent> {

  public static final String NAME = "decision";

  private final Decisions decisions;

  DecisionKind(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<DecisionContent> content() {
    return DecisionContent.class;
  }

  @Override
  public void check(UUID workspace, @Nullable DecisionContent before, DecisionContent after) {
    UUID was = before == null ? null : before.signed();
    if (was != null && !after.equals(before)) {
      throw new InvalidInput(
          "signed",
          "A signed decision stays as it was signed.",
          was.toString(),
          "Correct it in the decision log, or add another decision cell.");
    }
    UUID signed = after.signed();
    if (signed != null && was == null && decisions.find(workspace, signed).isEmpty()) {
      throw new InvalidInput(
          "signed",
          "The decision is one of this workspace's log, by its id.",
          signed.toString(),
          "Leave it out, and sign the cell.");
    }
  }

  @Override
  public List<String> reads(DecisionContent content) {
    return content.of();
  }

  /** The decision log isn't shared with a notebook. */
  @Override
  public boolean staysInside(DecisionContent content) {
    return content.signed() != null;
  }

  @Override
  public DecisionContent renamed(DecisionContent content, String from, String to) {
    return new DecisionContent(
        content.type(),
        content.what(),
        content.rationale(),
        content.alternatives(),
        content.of().stream().map(name -> name.equals(from) ? to : name).toList(),
        content.signed());
  }

  @Override
  public DecisionContent copied(DecisionContent content) {
    return new DecisionContent(
        content.type(),
        content.what(),
        content.rationale(),
        content.alternatives(),
        content.of(),
        null);
  }

  @Override
  public DecisionContent restored(DecisionContent now, DecisionContent then) {
    return now.signed() == null ? then : now;
  }
}
