package io.fairlead.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.storage.Ids;
import io.fairlead.protocol.trace.Span;
import io.fairlead.protocol.trace.TraceContext;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class TracesTest {

  private static final String THEIRS = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00-" + THEIRS + "-00f067aa0ba902b7-01";
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final TraceSettings SETTINGS = new TraceSettings(null, null, 2);

  private final KeptSpans told = new KeptSpans();
  private final Traces traces = told.traces(2, CLOCK);
  private final UUID study = Ids.next();

  private @Nullable String submit(@Nullable String traceparent) {
    List<@Nullable String> begun = new ArrayList<>();
    traces.during(
        () -> "POST studies",
        traceparent,
        () -> {
          String trace = traces.begin(study);
          traces.submitted(trace, study, NOW, Map.of());
          begun.add(trace);
          assertThat(MDC.get("trace_id")).isEqualTo(trace);
          return true;
        });
    assertThat(MDC.get("trace_id")).isNull();
    return begun.getFirst();
  }

  @Test
  void withoutABackEndNothingIsTraced() {
    Traces off = new Traces(SETTINGS, CLOCK);
    assertThat(off.<String, RuntimeException>during(() -> "x", CALLER, () -> "done"))
        .isEqualTo("done");
    assertThat(off.begin(study)).isNull();
    assertThat(off.tellsOf(THEIRS, 0)).isFalse();
    off.close();
  }

  @Test
  void aTraceBeginsWithWhatSomebodyDidAndHasTheStudysId() {
    assertThat(submit(null)).isEqualTo(TraceContext.traceOf(study));
    Span stored = told.all().getFirst();
    Span done = told.all().getLast();
    assertThat(stored.id()).isEqualTo(TraceContext.spanOf(study));
    assertThat(stored.parent()).isEqualTo(done.id());
    assertThat(done.parent()).isNull();
    assertThat(done.name()).isEqualTo("POST studies");
    assertThat(told.all()).allMatch(each -> each.trace().equals(TraceContext.traceOf(study)));
  }

  @Test
  void aCallersTraceGoesOn() {
    assertThat(submit(CALLER)).isEqualTo(THEIRS);
    assertThat(told.all().getLast().parent()).isEqualTo("00f067aa0ba902b7");
    assertThat(told.all()).hasSize(2).allMatch(each -> each.trace().equals(THEIRS));
  }

  @Test
  void whatACallerDoesntWantTracedIsNot() {
    assertThat(submit(CALLER.replaceFirst("01$", "00"))).isNull();
    assertThat(told.all()).isEmpty();
  }

  @Test
  void whatStartsNoStudyIsNotToldOf() {
    traces.clicked("Cancel", () -> {});
    assertThat(told.all()).isEmpty();
  }

  @Test
  void whatIsNotCommittedIsNotToldOf() {
    TransactionSynchronizationManager.initSynchronization();
    try {
      traces.submitted(THEIRS, study, NOW, Map.of());
      assertThat(told.all()).isEmpty();
      TransactionSynchronizationManager.getSynchronizations().forEach(it -> it.afterCommit());
      assertThat(told.all()).hasSize(1);
    } finally {
      TransactionSynchronizationManager.clearSynchronization();
    }
  }

  @Test
  void theFirstTrialsOfAStudyAreToldOf() {
    assertThat(traces.tellsOf(THEIRS, 1)).isTrue();
    assertThat(traces.tellsOf(THEIRS, 2)).isFalse();
    assertThat(traces.tellsOf(null, 0)).isFalse();
  }

  @Test
  void aBackEndThatIsAwayHoldsNothingUp() {
    try (OtlpExport nowhere = new OtlpExport(URI.create("http://127.0.0.1:1/v1/traces"))) {
      submit(null);
      told.all().forEach(nowhere);
    }
  }
}
