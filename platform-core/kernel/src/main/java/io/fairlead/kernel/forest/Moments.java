package io.fairlead.kernel.forest;

/** Count, mean and sum of squared deviations (Welford, 1962), without cancellation. */
final class Moments {

  private long count;
  private double mean;
  private double squares;

  void add(double value) {
    count++;
    double difference = value - mean;
    mean += difference / count;
    squares += difference * (value - mean);
  }

  void add(Moments other) {
    if (other.count == 0) {
      return;
    }
    double difference = other.mean - mean;
    long both = count + other.count;
    squares += other.squares + difference * difference * count * other.count / both;
    mean += difference * other.count / both;
    count = both;
  }

  /** By how much squares fall when these, a part of {@code all}, are taken apart from the rest. */
  double gain(Moments all) {
    long rest = all.count - count;
    double restMean = (all.mean * all.count - mean * count) / rest;
    double difference = mean - restMean;
    return difference * difference * count * rest / all.count;
  }

  long count() {
    return count;
  }

  double mean() {
    return mean;
  }

  double squares() {
    return squares;
  }

  double variance() {
    return count == 0 ? 0 : squares / count;
  }
}
