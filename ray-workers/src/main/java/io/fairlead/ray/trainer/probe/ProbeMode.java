package io.fairlead.ray.trainer.probe;

import io.fairlead.ray.trainer.tabular.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The ways in which the probe behaves; the parameter is the name in lower case. */
enum ProbeMode {
  /** It behaves well. */
  OK,
  /** It behaves well, but takes its time. */
  SLOW,
  /** {@code fail_at_step} throws. */
  THROW,
  /** {@code fail_at_step} never returns and ignores interrupts: only ending its process helps. */
  HANG,
  /** From {@code fail_at_step} on, {@code value} is NaN. */
  NAN,
  /** All steps together report 1,000,000 metric points more, named {@code flood_0}, … */
  FLOOD_METRICS,
  /** {@code fail_at_step} writes 100 MB to the log, in lines of 100 bytes. */
  FLOOD_LOGS;

  static ProbeMode of(Settings settings) {
    List<String> names =
        Arrays.stream(values()).map(mode -> mode.name().toLowerCase(Locale.ROOT)).toList();
    return valueOf(settings.choice("mode", names, "ok").toUpperCase(Locale.ROOT));
  }
}
