package io.fairlead.web.ui.study;

/**
 * How hard a first study of a trainer looks: short enough for a few minutes on a laptop, and such
 * that about one trial in four is trained in full.
 *
 * @param maxSteps of a full training: iterations, or epochs
 * @param minSteps the first rung
 */
record Usual(int trials, int maxSteps, int minSteps) {

  /** One in so many goes on at each rung. */
  static final int REDUCTION_FACTOR = 2;

  /**
   * How many of a trainer's parameters vary at first; the catalog lists what matters most first.
   */
  static final int VARIED = 4;

  static Usual of(String trainer) {
    return switch (trainer) {
      case "cnn" -> new Usual(20, 12, 3); // an epoch takes a second or more
      case "mlp" -> new Usual(40, 32, 8);
      default -> new Usual(40, 100, 25);
    };
  }
}
