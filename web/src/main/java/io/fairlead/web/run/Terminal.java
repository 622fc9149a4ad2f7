package io.fairlead.web.run;

import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.TrialState;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the person who started this sees: lines, and a bar that moves where there is a terminal. */
final class Terminal {

  private static final int WIDTH = 30;

  private final PrintStream out = System.out;
  private final boolean moving;
  private String shown = "";

  Terminal() {
    moving = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  synchronized void line(String text) {
    if (moving && !shown.isEmpty()) {
      out.print("\r\u001b[K");
    }
    out.println(text);
    if (moving && !shown.isEmpty()) {
      out.print(shown);
    }
    out.flush();
  }

  /** Shows how far a study is; once it is over, for good. */
  synchronized void progress(Study study, Instant now) {
    String state = describe(study, now);
    if (moving) {
      shown = bar(study) + " " + state;
      out.print("\r\u001b[K" + shown);
      if (study.state().isOver()) {
        out.println();
        shown = "";
      }
    } else if (!state.equals(shown)) {
      shown = state;
      out.println(state);
    }
    out.flush();
  }

  private static int over(Study study) {
    int over = 0;
    for (Map.Entry<TrialState, Integer> each : study.counts().entrySet()) {
      over += each.getKey().isOver() ? each.getValue() : 0;
    }
    return over;
  }

  /** A race adds to them. */
  private static int planned(Study study) {
    int started = study.counts().values().stream().mapToInt(Integer::intValue).sum();
    return Math.max(started, study.definition().trials());
  }

  private static String bar(Study study) {
    int filled = WIDTH * over(study) / Math.max(1, planned(study));
    int length = study.state().isOver() ? WIDTH : Math.min(WIDTH, filled);
    return "[" + "#".repeat(length) + "-".repeat(WIDTH - length) + "]";
  }

  private String describe(Study study, Instant now) {
    String best =
        study.best() == null
            ? ""
            : String.format(
                Locale.ROOT,
                ", best %s %.4g (trial %d)",
                study.definition().objectives().getFirst().metric(),
                study.best().objective(),
                study.best().number());
    String took =
        study.endedAt() == null
            ? moving ? ", " + duration(Duration.between(study.createdAt(), now)) : ""
            : ", after " + duration(Duration.between(study.createdAt(), study.endedAt()));
    String running =
        study.state().isOver() ? "" : ", %d running".formatted(count(study, TrialState.RUNNING));
    return "%s %s: %d of %d trials over%s%s%s"
        .formatted(
            study.name(),
            study.state().name().toLowerCase(Locale.ROOT),
            over(study),
            planned(study),
            running,
            best,
            took);
  }

  private static int count(Study study, TrialState state) {
    return study.counts().getOrDefault(state, 0);
  }

  private static String duration(Duration time) {
    return time.toMinutes() > 0
        ? "%d m %02d s".formatted(time.toMinutes(), time.toSecondsPart())
        : "%d s".formatted(Math.max(0, time.toSeconds()));
  }
}
