package io.fairlead.web.ui.chart;

import io.fairlead.platform.trial.ObjectiveHistory;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a history chart must be told: all at first, then only what changed. */
final class HistoryDelta {

  private int first = -1;
  private double[] values = new double[0];
  private byte[] states = new byte[0];

  /**
   * @param states one digit a trial, the ordinal of its state
   */
  record Show(int first, @Nullable Double[] values, String states) {}

  /**
   * @param at positions from the first trial on
   */
  record Patch(int[] at, @Nullable Double[] values, String states) {}

  /** What changed since the last call: a Show, a Patch, or nothing. */
  Optional<Object> next(ObjectiveHistory history) {
    int length = history.numbers().length;
    int start = length == 0 ? 0 : history.numbers()[0];
    int size = length == 0 ? 0 : history.numbers()[length - 1] - start + 1;
    double[] nextValues = new double[size];
    byte[] nextStates = new byte[size];
    Arrays.fill(nextValues, Double.NaN);
    for (int i = 0; i < length; i++) {
      nextValues[history.numbers()[i] - start] = history.values()[i];
      nextStates[history.numbers()[i] - start] = history.states()[i];
    }
    Optional<Object> told =
        start == first && size >= values.length
            ? patch(nextValues, nextStates)
            : Optional.of(new Show(start, Rounded.of(nextValues), digits(nextStates)));
    first = start;
    values = nextValues;
    states = nextStates;
    return told;
  }

  private Optional<Object> patch(double[] nextValues, byte[] nextStates) {
    int[] changed = new int[nextValues.length];
    int count = 0;
    for (int i = 0; i < nextValues.length; i++) {
      if (i >= values.length
          || states[i] != nextStates[i]
          || Double.compare(values[i], nextValues[i]) != 0) {
        changed[count++] = i;
      }
    }
    if (count == 0) {
      return Optional.empty();
    }
    int[] at = Arrays.copyOf(changed, count);
    byte[] theirStates = new byte[count];
    double[] theirValues = new double[count];
    for (int i = 0; i < count; i++) {
      theirStates[i] = nextStates[at[i]];
      theirValues[i] = nextValues[at[i]];
    }
    return Optional.of(new Patch(at, Rounded.of(theirValues), digits(theirStates)));
  }

  private static String digits(byte[] states) {
    StringBuilder digits = new StringBuilder(states.length);
    for (byte state : states) {
      digits.append((char) ('0' + state));
    }
    return digits.toString();
  }
}
