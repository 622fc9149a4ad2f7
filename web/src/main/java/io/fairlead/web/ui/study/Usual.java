package io.fairlead.web.ui.study;

/**
 * How hard a first study of a trainer looks: short enough for a few minutes on a laptop, and such
 * that about one trial in four is trained in full.
 *
 * @param maxSteps of a full training: iterations, or epochs
 */
record Usual(int trials, int maxSteps) {

  /**
   * How many of a trainer's parameters vary at first; the catalog lists what matters most first.
   */
  static final int VARIED = 4;

  static Usual of(String trainer) {
    return switch (trainer) {
      case "cnn" -> new Usual(20, 12); // an epoch takes a second or more
      case "mlp" -> new Usual(40, 32);
      default -> new Usual(40, 100);
    };
  }
}
