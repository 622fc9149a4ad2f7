package io.fairlead.web.ui.notebook.audit;

import io.fairlead.kernel.fairness.FairnessAudit;
import io.fairlead.platform.fairness.Audit;
import io.fairlead.platform.fairness.AuditSpec;
import io.fairlead.platform.fairness.Audits;
import io.fairlead.platform.fairness.NewAudit;
import io.fairlead.platform.notebook.Offers;
import io.fairlead.platform.notebook.audit.AuditContent;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.web.ui.fairness.FairnessPieces;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.page.Here;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the audit that a cell shows: the one that was kept, or one of the best trial now. */
@Component
final class Audited {

  private final Audits audits;
  private final Studies studies;
  private final FairnessPieces pieces;

  Audited(Audits audits, Studies studies, FairnessPieces pieces) {
    this.audits = audits;
    this.studies = studies;
    this.pieces = pieces;
  }

  /**
   * What the cell shows.
   *
   * @param path of the audit's own page; empty while it isn't kept
   * @param found empty when there is no audit
   * @param labels of which one has to be named as positive
   */
  record Answer(
      String sentence, String about, String path, Optional<Found> found, List<String> labels) {

    static Answer none(String why) {
      return new Answer(why, "", "", Optional.empty(), List.of());
    }

    Answer asking(List<String> known) {
      return new Answer(sentence, about, path, found, known);
    }

    /** Markup; empty when there is no audit. */
    String summary() {
      return found.map(it -> it.summary(it.spec().threshold())).orElse("");
    }
  }

  /** An audit, to be asked at any threshold. */
  record Found(FairnessAudit rows, AuditSpec spec) {

    String sentence(double threshold) {
      return FairnessPieces.answer(rows, spec.at(threshold));
    }

    String summary(double threshold) {
      return FairnessPieces.summary(rows, spec.at(threshold));
    }
  }

  Answer read(Here here, AuditContent content, Offers offers) {
    UUID kept = content.audit();
    return kept == null ? now(here, content, offers) : kept(here, kept);
  }

  private Answer kept(Here here, UUID id) {
    Audit audit =
        audits.find(here.id(), id).orElseThrow(() -> new NotFound("audit", id.toString()));
    FairnessAudit rows =
        audits.reopen(here.id(), id).orElseThrow(() -> new NotFound("audit", id.toString()));
    return answer(
        rows,
        audit.spec(),
        "Audit of %s, %s rows, made by %s."
            .formatted(audit.source(), Numbers.count(audit.rows()), audit.createdBy()),
        FairnessPieces.path(here, audit));
  }

  private Answer now(Here here, AuditContent content, Offers offers) {
    Optional<UUID> trial = trial(here, content, offers);
    if (trial.isEmpty()) {
      return Answer.none(
          content.of().isEmpty()
              ? "Choose the study whose best trial is audited."
              : "The best trial is audited as soon as one is complete.");
    }
    return audit(here, content, trial.get()).asking(pieces.labelsOf(here.id(), trial.get()));
  }

  private Answer audit(Here here, AuditContent content, UUID trial) {
    try {
      NewAudit computed = audits.ofTrial(here.id(), spec(here, content, trial));
      return answer(
          computed.audit(),
          computed.spec(),
          "Audit of %s, the best so far, %s rows; it follows the search until it is kept."
              .formatted(computed.source(), Numbers.count(computed.rows())),
          "");
    } catch (InvalidInput refused) {
      return Answer.none(refused.rule() + " " + refused.wayOut());
    }
  }

  private static Answer answer(FairnessAudit rows, AuditSpec spec, String about, String path) {
    Found found = new Found(rows, spec);
    return new Answer(found.sentence(spec.threshold()), about, path, Optional.of(found), List.of());
  }

  /** The spec of what {@link #read} shows while nothing is kept. */
  private AuditSpec spec(Here here, AuditContent content, UUID trial) {
    String sensitive =
        content.sensitive().isBlank() ? pieces.groupsOf(here.id(), trial) : content.sensitive();
    return FairnessPieces.spec(trial, content.rows(), content.positive(), sensitive);
  }

  /** Computes what is to be kept. */
  NewAudit compute(Here here, AuditContent content, Offers offers, double threshold) {
    UUID trial =
        trial(here, content, offers)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "of",
                        "An audit needs a trial that is complete.",
                        content.of(),
                        "Wait for one, or choose another study."));
    return audits.ofTrial(here.id(), spec(here, content, trial).at(threshold));
  }

  Audits audits() {
    return audits;
  }

  Optional<UUID> trial(Here here, AuditContent content, Offers offers) {
    return offers
        .study(content.of())
        .flatMap(id -> studies.find(here.id(), id.toString()))
        .flatMap(study -> Optional.ofNullable(study.best()).map(Study.Best::trial))
        .or(() -> offers.trials(content.of()).stream().findFirst());
  }
}
