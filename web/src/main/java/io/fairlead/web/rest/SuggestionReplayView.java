package io.fairlead.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.platform.search.SuggestionReplay;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A study's suggestions, made again.
 *
 * @param state RUNNING, SAME, DIFFERENT, or FAILED when it came to no result
 * @param sentence what came out, or how far it is
 * @param total how many suggestions a sampler made in the study
 * @param verdicts how many reports of trials its pruner judged, and judges again
 * @param done how many of the suggestions were made again
 * @param difference the first suggestion or verdict that isn't the same, with both
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SuggestionReplayView(
    UUID id,
    SuggestionReplay.State state,
    String sentence,
    int total,
    int verdicts,
    int done,
    Instant requestedAt,
    String requestedBy,
    @Nullable Instant endedAt,
    SuggestionReplay.@Nullable Difference difference,
    String path)
    implements Once.Identified {

  static SuggestionReplayView of(Caller caller, SuggestionReplay replay, Instant now) {
    return new SuggestionReplayView(
        replay.id(),
        replay.state(now),
        replay.sentence(now),
        replay.total(),
        replay.verdicts(),
        replay.done(),
        replay.requestedAt(),
        replay.requestedBy(),
        replay.endedAt(),
        replay.difference(),
        Paths.study(caller, replay.study()) + "/suggestions/replay");
  }
}
