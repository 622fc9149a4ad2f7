package io.fairlead.kernel.fairness;

/** What a model predicted, row by row, beside what was true. */
public sealed interface Predictions {

  /** Rows. */
  int size();

  /**
   * Scores of two classes: higher means more likely positive. Arrays aren't copied; don't change
   * them.
   *
   * @param positive whether the label is the positive one
   * @param scores finite; Brier score and calibration need probabilities
   */
  record Scored(boolean[] positive, double[] scores) implements Predictions {
    public Scored {
      same(positive.length, scores.length);
      finite("score", scores);
    }

    @Override
    public int size() {
      return scores.length;
    }
  }

  /**
   * Predicted classes without scores.
   *
   * @param positive whether the label is the positive one
   * @param selected whether the predicted class is
   */
  record Classified(boolean[] positive, boolean[] selected) implements Predictions {
    public Classified {
      same(positive.length, selected.length);
    }

    @Override
    public int size() {
      return selected.length;
    }
  }

  /**
   * Predicted numbers.
   *
   * @param labels finite
   * @param predicted finite, in the labels' unit
   */
  record Numeric(double[] labels, double[] predicted) implements Predictions {
    public Numeric {
      same(labels.length, predicted.length);
      finite("label", labels);
      finite("prediction", predicted);
    }

    @Override
    public int size() {
      return predicted.length;
    }
  }

  private static void same(int labels, int predictions) {
    if (labels != predictions) {
      throw new IllegalArgumentException(
          "Each row has a label and a prediction; there are %d and %d of them."
              .formatted(labels, predictions));
    }
  }

  private static void finite(String what, double[] values) {
    for (int row = 0; row < values.length; row++) {
      if (!Double.isFinite(values[row])) {
        throw new IllegalArgumentException(
            "Every %s is a finite number; in row %d it is %s. Leave such rows out, and say so."
                .formatted(what, row, values[row]));
      }
    }
  }
}
