package io.fairlead.platform.scheduling;

import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.platform.trace.Traces;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.trace.Span;
import io.fairlead.protocol.trace.TraceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a study's trace is told of its trials: suggested for the study, leased for the trial,
 * settled for the attempt; and what the attempt's processes told with its result. Each is short and
 * told when it is done, so that nothing has to live until a trial is over.
 */
@Component
final class TrialSpans {

  /** More than an honest attempt tells. */
  private static final int MOST_TOLD = 64;

  private static final int MOST_ATTRIBUTES = 16;
  private static final int LONGEST = 100;
  private static final Set<String> WORKERS = Set.of(Span.AGENT, Span.DRIVER, Span.ACTOR);

  private final Traces traces;

  TrialSpans(Traces traces) {
    this.traces = traces;
  }

  /** A trial was thought of, from {@code start} to {@code end}. */
  void suggested(StudyPlan plan, TrialRows.Suggested trial, Instant start, Instant end) {
    String trace = plan.trace();
    if (trace != null && traces.tellsOf(trace, trial.number())) {
      traces.tell(
          List.of(
              span(
                      trace,
                      trial.id(),
                      plan.id(),
                      Span.Kind.INTERNAL,
                      "suggest",
                      start,
                      false,
                      Map.of(
                          "fairlead.trial", trial.id().toString(),
                          "fairlead.trial.number", Integer.toString(trial.number()),
                          "fairlead.sampler", trial.explanation().strategy()))
                  .until(end)));
    }
  }

  /**
   * A trial is being leased, since {@code asked}.
   *
   * @return what its processes are given, so that they tell of it, too; null when they needn't
   */
  @Nullable String leased(StudyPlan plan, TrialRows.Started trial, String agent, Instant asked) {
    String trace = plan.trace();
    if (trace == null || !traces.tellsOf(trace, trial.number())) {
      return null;
    }
    Span span =
        span(
            trace,
            trial.attempt(),
            trial.id(),
            Span.Kind.PRODUCER,
            "lease",
            asked,
            false,
            Map.of(
                "fairlead.trial", trial.id().toString(),
                "fairlead.trial.number", Integer.toString(trial.number()),
                "fairlead.attempt", trial.attempt().toString(),
                "fairlead.epoch", Integer.toString(trial.epoch()),
                "fairlead.agent", agent));
    traces.committed(span);
    return new TraceContext(trace, span.id(), true).traceparent();
  }

  /** Attempts are being settled, since {@code start}. */
  void settled(StudyPlan plan, List<Ruling> rulings, Instant start) {
    String trace = plan.trace();
    if (trace == null) {
      return;
    }
    for (Ruling each : rulings) {
      if (traces.tellsOf(trace, each.number())) {
        boolean lost = each.outcome().equals(AttemptEnd.LOST);
        boolean failed =
            lost
                || each.outcome().equals(Outcome.FAILED.name())
                || each.outcome().equals(Outcome.ABANDONED.name());
        traces.committed(
            span(
                trace,
                Ids.next(),
                each.attempt(),
                Span.Kind.INTERNAL,
                lost ? "lease lost" : "complete",
                start,
                failed,
                Map.of(
                    "fairlead.trial", each.trial().toString(),
                    "fairlead.trial.number", Integer.toString(each.number()),
                    "fairlead.attempt", each.attempt().toString(),
                    "fairlead.outcome", each.outcome(),
                    "fairlead.state", each.state().name())));
      }
    }
  }

  /** Processes of agents may tell of their own attempts, in words of a length. */
  void told(StudyPlan plan, List<Result> results) {
    String trace = plan.trace();
    if (trace == null) {
      return;
    }
    for (Result result : results) {
      List<Span> told = Objects.requireNonNullElse(result.spans(), List.of());
      if (!told.isEmpty()) {
        traces.tell(told.stream().filter(each -> isGood(each, trace)).limit(MOST_TOLD).toList());
      }
    }
  }

  private static boolean isGood(Span span, String trace) {
    return span.trace().equals(trace)
        && WORKERS.contains(span.service())
        && span.name().length() <= LONGEST
        && span.attributes().size() <= MOST_ATTRIBUTES
        && span.attributes().entrySet().stream()
            .allMatch(it -> it.getKey().length() <= LONGEST && it.getValue().length() <= LONGEST);
  }

  private static Span span(
      String trace,
      UUID of,
      UUID parent,
      Span.Kind kind,
      String name,
      Instant start,
      boolean failed,
      Map<String, String> attributes) {
    return new Span(
        trace,
        TraceContext.spanOf(of),
        TraceContext.spanOf(parent),
        Span.PLATFORM,
        kind,
        name,
        start,
        start,
        failed,
        attributes);
  }
}
