package io.fairlead.web.ui.decision;

import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.fairness.Audits;
import io.fairlead.platform.study.Studies;
import org.springframework.stereotype.Component;

/** What signing a decision needs: the log, and what a decision may stand on. */
@Component
public record SignParts(Decisions decisions, Studies studies, Audits audits) {}
