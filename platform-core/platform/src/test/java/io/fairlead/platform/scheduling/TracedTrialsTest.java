package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trace.KeptSpans;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.trace.Span;
import io.fairlead.protocol.trace.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TracedTrialsTest {

  private static final int TRACED = 1;
  private static final Duration STEP = Duration.ofSeconds(5);

  private static KeptSpans told;
  private static Lab lab;

  private final UUID driver = Ids.next();
  private final UUID workspace = lab.workspace("w" + driver);
  private final UUID agent = lab.localAgent("w" + driver, 4);

  @BeforeAll
  static void open() {
    told = new KeptSpans();
    lab = new Lab(clock -> told.traces(TRACED, clock));
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  private static Span only(String name, UUID parent) {
    List<Span> found =
        told.named(name).stream()
            .filter(each -> TraceContext.spanOf(parent).equals(each.parent()))
            .toList();
    assertThat(found).as("%s of %s", name, parent).hasSize(1);
    return found.getFirst();
  }

  private static Span fromWorker(String trace, String service, String name) {
    return new Span(
        trace,
        TraceContext.spanOf(Ids.next()),
        null,
        service,
        Span.Kind.CONSUMER,
        name,
        Instant.EPOCH,
        Instant.EPOCH,
        false,
        Map.of());
  }

  @Test
  void aLostAttemptAndTheNextOneArePartsOfTheirTrial() {
    lab.scheduling.tick();
    Study study = lab.submit(workspace, 1, 1, "");
    lab.scheduling.tick();
    Assignment lost = lab.lease(agent, driver, workspace, 1).getFirst();
    String trace = Objects.requireNonNull(study.trace());
    assertThat(TraceContext.parse(lost.traceparent()))
        .contains(new TraceContext(trace, TraceContext.spanOf(lost.attempt()), true));
    assertThat(only("suggest", study.id()).id()).isEqualTo(TraceContext.spanOf(lost.trial()));
    for (int i = 0; i < 4; i++) {
      lab.clock.advance(STEP);
      lab.scheduling.tick();
    }
    assertThat(only("lease lost", lost.attempt()).failed()).isTrue();

    Assignment again = lab.lease(agent, driver, workspace, 1).getFirst();
    assertThat(told.named("lease"))
        .filteredOn(each -> each.trace().equals(trace))
        .hasSize(2)
        .allMatch(each -> TraceContext.spanOf(lost.trial()).equals(each.parent()));
    lab.complete(
        agent,
        driver,
        List.of(
            Lab.done(again, 1)
                .telling(
                    List.of(
                        fromWorker(trace, Span.DRIVER, "attempt of " + again.attempt()),
                        fromWorker(trace, Span.PLATFORM, "in another's name"),
                        fromWorker("f".repeat(32), Span.DRIVER, "of another trace"),
                        fromWorker(trace, Span.ACTOR, "x".repeat(10_000))))));
    assertThat(told.named("attempt of " + again.attempt())).hasSize(1);
    assertThat(told.all())
        .noneMatch(each -> each.name().contains("another") || each.name().startsWith("xxx"));
    assertThat(only("complete", again.attempt()).attributes())
        .containsEntry("fairlead.state", "COMPLETE");
  }

  @Test
  void laterTrialsAreNotToldOf() {
    Study study = lab.submit(workspace, TRACED + 1, 2, "");
    lab.scheduling.tick();
    List<Assignment> leased = lab.lease(agent, driver, workspace, 2);
    assertThat(leased)
        .hasSize(2)
        .allMatch(each -> (each.traceparent() == null) == (each.number() >= TRACED));
    lab.complete(agent, driver, leased.stream().map(each -> Lab.done(each, 1)).toList());
    assertThat(told.all())
        .filteredOn(each -> each.trace().equals(study.trace()))
        .extracting(Span::name)
        .containsExactly("submit study", "suggest", "lease", "complete");
  }
}
