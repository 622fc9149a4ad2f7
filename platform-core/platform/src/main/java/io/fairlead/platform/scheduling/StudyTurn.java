package io.fairlead.platform.scheduling;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What a study's next trial is worth, and when its turn comes among the studies of its workspace
 * that compete for places.
 *
 * @param weight of the study
 * @param information that its next trial is expected to bring, in nats; NaN while not known
 * @param seconds that it is expected to take; NaN while not known
 * @param place its place among the competing studies, from 1; 0 where none of its trials waits
 * @param competing how many studies have trials that wait, itself included
 * @param latest after how many places that others are given its turn comes at the latest
 */
public record StudyTurn(
    double weight, double information, double seconds, int place, int competing, int latest) {

  private static final int SHOWN_DIGITS = 2;

  /** What its next trial is worth, in one sentence. */
  public String worth() {
    if (Double.isNaN(information)) {
      return "Nothing is measured yet, so its first trials tell most.";
    }
    String weighed = weight == 1 ? "" : ", times its weight of %s".formatted(brief(weight));
    String time = Double.isNaN(seconds) ? "" : " in about %s s".formatted(brief(seconds));
    return "Its next trial is expected to tell %s nats about the best value there is%s%s."
        .formatted(brief(information), time, weighed);
  }

  /** Where it stands among others, in one sentence. */
  public String standing() {
    if (place == 0) {
      return "None of its trials waits for a place.";
    }
    if (competing == 1) {
      return "No other study of this workspace waits for a place.";
    }
    String others =
        competing == 2 ? "1 other study waits" : "%,d other studies wait".formatted(competing - 1);
    return place == 1
        ? "%s for places, too: this one is next.".formatted(others)
        : "%s for places, too: by what their trials are worth this one is number %d, and its turn comes after %s others at the latest."
            .formatted(others, place, latest);
  }

  private static String brief(double value) {
    return new BigDecimal(value)
        .round(new MathContext(SHOWN_DIGITS))
        .stripTrailingZeros()
        .toPlainString();
  }
}
