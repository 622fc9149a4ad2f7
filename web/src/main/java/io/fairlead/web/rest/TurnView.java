package io.fairlead.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.platform.scheduling.StudyTurn;
import org.jspecify.annotations.Nullable;

/**
 * What a study's next trial is worth, and when its turn comes.
 *
 * @param weight of the study
 * @param information that its next trial is expected to bring about the best value there is, in
 *     nats; left out while not known
 * @param seconds that it is expected to take; left out while not known
 * @param place among the studies of the workspace whose trials wait, from 1; 0 where none of its
 *     own waits
 * @param competing how many studies have trials that wait, itself included
 * @param latest after how many places that others are given its turn comes at the latest
 * @param sentence the same in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TurnView(
    double weight,
    @Nullable Double information,
    @Nullable Double seconds,
    int place,
    int competing,
    int latest,
    String sentence) {

  static TurnView of(StudyTurn turn) {
    return new TurnView(
        turn.weight(),
        known(turn.information()),
        known(turn.seconds()),
        turn.place(),
        turn.competing(),
        turn.latest(),
        turn.worth() + " " + turn.standing());
  }

  private static @Nullable Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
