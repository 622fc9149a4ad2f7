package io.fairlead.platform.notebook.audit;

import io.fairlead.platform.fairness.Audits;
import io.fairlead.platform.notebook.CellKind;
import io.fairlead.platform.problem.InvalidInput;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A fairness audit, of the best trial of a study or of one that was kept. */
@Component
public final class AuditKind implements CellKind<AuditContent> {

  public static final String NAME = "audit";

  private final Audits audits;

  AuditKind(Audits audits) {
    this.audits = audits;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<AuditContent> content() {
    return AuditContent.class;
  }

  @Override
  public void check(UUID workspace, @Nullable AuditContent before, AuditContent after) {
    UUID audit = after.audit();
    if (audit != null
        && (before == null || !audit.equals(before.audit()))
        && audits.find(workspace, audit).isEmpty()) {
      throw new InvalidInput(
          "audit",
          "The audit is one of this workspace, by its id.",
          audit.toString(),
          "Leave it out to audit the best trial.");
    }
  }

  @Override
  public List<String> reads(AuditContent content) {
    return content.of().isEmpty() ? List.of() : List.of(content.of());
  }

  /** It stands on predictions row by row. */
  @Override
  public boolean staysInside(AuditContent content) {
    return true;
  }

  @Override
  public AuditContent renamed(AuditContent content, String from, String to) {
    return content.of().equals(from) ? content.of(to) : content;
  }
}
