package io.fairlead.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogIdsTest {

  private static final UUID WORKSPACE = new UUID(0, 1);
  private static final UUID STUDY = new UUID(0, 2);
  private static final UUID TRIAL = new UUID(0, 3);
  private static final UUID ATTEMPT = new UUID(0, 4);

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void linesOfAnAttemptCarryAllFourIdsAndNoneAfterwards() {
    try (var _ = LogIds.attempt(WORKSPACE, STUDY, TRIAL, ATTEMPT)) {
      assertThat(MDC.getCopyOfContextMap())
          .isEqualTo(
              Map.of(
                  "workspace", WORKSPACE.toString(),
                  "study", STUDY.toString(),
                  "trial", TRIAL.toString(),
                  "attempt", ATTEMPT.toString()));
    }
    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
  }

  @Test
  void aTraceIsNamedAsLogsOfOthersNameIt() {
    try (var _ = LogIds.trace("ab");
        var _ = LogIds.trace(null)) {
      assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("trace_id", "ab"));
    }
    assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
  }

  @Test
  void whatLayAroundIsThereAgain() {
    try (var _ = LogIds.workspace(WORKSPACE)) {
      try (var _ = LogIds.study(new UUID(9, 9), STUDY)) {
        assertThat(MDC.get("workspace")).isEqualTo(new UUID(9, 9).toString());
      }
      assertThat(MDC.get("workspace")).isEqualTo(WORKSPACE.toString());
      assertThat(MDC.get("study")).isNull();
    }
  }
}
