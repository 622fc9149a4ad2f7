package io.fairlead.web.ui.decision;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.lineage.NodeType;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.fairness.FairnessNavigation;
import io.fairlead.web.ui.fairness.HeldPieces;
import io.fairlead.web.ui.lineage.LineageNavigation;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.time.Clock;

/** One entry of the timeline: a signed note, or a line of the machine. */
final class DecisionCard {

  private static final int SHORT_DIGEST = 8;

  private DecisionCard() {}

  static Div signed(LogEntry.Signed entry, Here here, Clock clock, Runnable correct) {
    Span type = new Span(DecisionWords.type(entry.type()));
    type.addClassName("decision-type");
    Span what = new Span(entry.what());
    what.addClassName("decision-what");
    Div head = new Div(type, what);
    head.addClassName("decision-head");
    Div card = new Div(head);
    if (!entry.rationale().isEmpty()) {
      Paragraph why = new Paragraph(entry.rationale());
      why.addClassName("decision-why");
      card.add(why);
    }
    card.addClassName("decision");
    card.setId("d-" + entry.id());
    if (!entry.alternatives().isEmpty()) {
      card.add(about("Instead of: " + String.join("; ", entry.alternatives())));
    }
    if (!entry.evidence().isEmpty()) {
      Div evidence = new Div();
      evidence.addClassName("decision-evidence");
      entry.evidence().forEach(each -> evidence.add(chip(each, here)));
      card.add(evidence);
    }
    if (!entry.passed().isEmpty()) {
      Div passed = new Div();
      passed.addClassName("decision-passed");
      passed.add(HeldPieces.flag("Chosen beyond a guardrail"));
      entry.passed().forEach(each -> passed.add(about(each.words())));
      passed.add(new Paragraph("All the same: " + entry.guardrailReason()));
      card.add(passed);
    }
    Div foot = new Div(new Span("Signed by " + entry.by().name()), Pieces.time(entry.at(), clock));
    foot.addClassNames("about", "decision-foot");
    foot.add(place(entry));
    if (entry.supersedes() != null) {
      foot.add(new Anchor("#d-" + entry.supersedes(), "supersedes an earlier one"));
    }
    if (entry.supersededBy() != null) {
      card.addClassName("superseded");
      foot.add(new Anchor("#d-" + entry.supersededBy(), "superseded by a newer one"));
    } else if (here.may(Permission.SIGN_DECISIONS)) {
      Button button = new Button("Correct", click -> correct.run());
      button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
      button.setAriaLabel("Correct the decision " + entry.what());
      foot.add(button);
    }
    foot.add(Pieces.link(LineageNavigation.of(here, NodeType.DECISION, entry.id()), "Lineage"));
    card.add(foot);
    return card;
  }

  static Div machine(LogEntry.Machine entry, Here here, Clock clock) {
    Anchor study = Pieces.link(here.path("studies/" + entry.study()), "study");
    Span inputs =
        new Span(
            entry.inputs().length() > SHORT_DIGEST
                ? "from history " + entry.inputs().substring(0, SHORT_DIGEST) + "…"
                : "");
    inputs.addClassName("mono");
    inputs.getElement().setAttribute("title", entry.inputs());
    Div line =
        new Div(
            new Span(DecisionWords.machine(entry)),
            study,
            inputs,
            Pieces.time(entry.at(), clock),
            place(entry));
    line.addClassNames("about", "decision-machine");
    return line;
  }

  private static Component chip(Evidence evidence, Here here) {
    String digest = evidence.digest().substring(0, SHORT_DIGEST) + "…";
    Component name =
        switch (evidence.kind()) {
          case TRIAL -> Pieces.link(here.path("trials/" + evidence.id()), evidence.label());
          case STUDY -> Pieces.link(here.path("studies/" + evidence.id()), evidence.label());
          case AUDIT -> Pieces.link(FairnessNavigation.of(here, evidence.id()), evidence.label());
          case CHART -> new Span(evidence.label());
        };
    Span seen = new Span(digest);
    seen.addClassNames("mono", "unit");
    seen.getElement().setAttribute("title", "As it was then, SHA-256: " + evidence.digest());
    Span chip = new Span(name, seen);
    chip.addClassName("evidence");
    return chip;
  }

  private static Span place(LogEntry entry) {
    return new Span(entry.sequence() == null ? "waits to be sealed" : "entry " + entry.sequence());
  }

  private static Paragraph about(String text) {
    Paragraph about = new Paragraph(text);
    about.addClassName("about");
    return about;
  }
}
