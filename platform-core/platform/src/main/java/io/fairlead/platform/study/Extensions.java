package io.fairlead.platform.study;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.StudyDefinition.ParameterChoice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says when a study may run more trials. */
@Component
final class Extensions {

  private final StudyTable table;
  private final StudyResolver resolver;

  Extensions(StudyTable table, StudyResolver resolver) {
    this.table = table;
    this.resolver = resolver;
  }

  /**
   * The search goes on as it was accepted, and only where that would be accepted today, too: the
   * catalog may have been tightened since, an exception have run out.
   */
  void check(StudyPlan plan, StudyBook.Locked now, int more) {
    if (more < 1 || more > StudyResolver.MOST_TRIALS - now.trials()) {
      throw new InvalidInput(
          "more",
          "A study is extended by at least 1 trial, and has at most %d in all; this one has %d."
              .formatted(StudyResolver.MOST_TRIALS, now.trials()),
          Integer.toString(more),
          "Choose a number between 1 and %d.".formatted(StudyResolver.MOST_TRIALS - now.trials()));
    }
    if (table.isRepeat(plan.id())) {
      throw new Conflict(
          "Study '%s' runs one finished trial again and searches nothing; extend the study of that trial."
              .formatted(now.name()));
    }
    if (now.state() == StudyState.FAILED) {
      throw new Conflict(
          "Study '%s' is FAILED: more of the same trials would fail, too. Start a new study without the cause."
              .formatted(now.name()));
    }
    String early = now.state() == StudyState.FINISHED ? problem(plan) : null;
    if (early != null) {
      throw new Conflict(
          "Study '%s' ended before its last trial, and would again: %s Start a new study with a wider space%s."
              .formatted(
                  now.name(),
                  early,
                  plan.definition().stop() == null ? "" : " or another rule for stopping"));
    }
    StudyPlan.Resolved today = resolver.resolve(plan.workspace(), asAccepted(plan, now));
    for (Condition each : today.forbidden()) {
      if (!plan.resolved().forbidden().contains(each)) {
        throw new InvalidInput(
            "forbidden",
            "The catalog forbids a combination since this study was accepted, and more trials might"
                + " have it.",
            each.describe(),
            "Start a new study, which keeps to it.");
      }
    }
  }

  private @Nullable String problem(StudyPlan plan) {
    return table.problem(plan.id()).orElse(null);
  }

  /** The definition with the ranges that were looked up for it. */
  private static StudyDefinition asAccepted(StudyPlan plan, StudyBook.Locked now) {
    StudyDefinition of = plan.definition();
    List<ParameterChoice> choices = new ArrayList<>();
    Set<String> varied = new HashSet<>();
    for (Parameter each : plan.resolved().space()) {
      varied.add(each.name());
      choices.add(choice(each.name(), each.domain()));
    }
    of.parameters().stream().filter(each -> !varied.contains(each.name())).forEach(choices::add);
    return new StudyDefinition(
        now.name(),
        of.dataset(),
        of.trainer(),
        choices,
        of.forbidden(),
        of.objectives(),
        of.sampler(),
        of.pruner(),
        null,
        null,
        of.trials(),
        of.parallelism(),
        of.maxSteps(),
        of.seed(),
        of.resources(),
        of.weight(),
        List.of(),
        null);
  }

  private static ParameterChoice choice(String name, Domain domain) {
    return switch (domain) {
      case FloatDomain range -> new ParameterChoice(name, range.low(), range.high(), null, null);
      case IntegerDomain range ->
          new ParameterChoice(name, (double) range.low(), (double) range.high(), null, null);
      case CategoricalDomain choices ->
          new ParameterChoice(name, null, null, choices.choices(), null);
    };
  }
}
