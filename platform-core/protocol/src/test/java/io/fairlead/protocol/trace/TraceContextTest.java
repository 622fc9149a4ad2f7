package io.fairlead.protocol.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @Test
  void readsWhatItWrites() {
    for (boolean sampled : new boolean[] {true, false}) {
      TraceContext context = new TraceContext(TRACE, SPAN, sampled);
      assertThat(TraceContext.parse(context.traceparent())).contains(context);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + TRACE + "-" + SPAN + "-03", // other flags
        "cc-" + TRACE + "-" + SPAN + "-01",
        "cc-" + TRACE + "-" + SPAN + "-01-what-a-later-version-says"
      })
  void readsWhatMayCome(String traceparent) {
    assertThat(TraceContext.parse(traceparent)).contains(new TraceContext(TRACE, SPAN, true));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-" + TRACE + "-" + SPAN,
        "00-" + TRACE + "-" + SPAN + "-01-more",
        "ff-" + TRACE + "-" + SPAN + "-01",
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
        " 00-" + TRACE + "-" + SPAN + "-01"
      })
  void refusesWhatIsNone(String traceparent) {
    assertThat(TraceContext.parse(traceparent)).isEmpty();
  }

  @Test
  void idsGiveTraceAndSpan() {
    UUID id = UUID.fromString("0199b3c4-0001-7abc-8def-0123456789ab");
    assertThat(TraceContext.traceOf(id)).isEqualTo("0199b3c400017abc8def0123456789ab");
    assertThat(TraceContext.spanOf(id)).isEqualTo("8def0123456789ab");
  }

  @Test
  void whatIsNoIdIsRefusedByItsValue() {
    assertThatThrownBy(() -> new TraceContext(TRACE, "1", true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16")
        .hasMessageContaining("'1'");
  }
}
