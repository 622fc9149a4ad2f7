package io.fairlead.platform.trial;

import java.util.Arrays;
import java.util.UUID;

/** Grows the columns of an {@link ObjectiveHistory}, trial by trial. */
final class HistoryColumns {

  private UUID[] trials = new UUID[256];
  private int[] numbers = new int[256];
  private double[] values = new double[256];
  private byte[] states = new byte[256];
  private int size;

  void add(UUID trial, int number, double value, TrialState state) {
    if (size == numbers.length) {
      resize(2 * size);
    }
    trials[size] = trial;
    numbers[size] = number;
    values[size] = value;
    states[size] = ordinal(state);
    size++;
  }

  ObjectiveHistory history() {
    resize(size);
    return new ObjectiveHistory(trials, numbers, values, states);
  }

  private void resize(int length) {
    trials = Arrays.copyOf(trials, length);
    numbers = Arrays.copyOf(numbers, length);
    values = Arrays.copyOf(values, length);
    states = Arrays.copyOf(states, length);
  }

  @SuppressWarnings("EnumOrdinal") // what ObjectiveHistory says it holds
  private static byte ordinal(TrialState state) {
    return (byte) state.ordinal();
  }
}
