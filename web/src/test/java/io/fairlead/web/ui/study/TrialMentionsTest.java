package io.fairlead.web.ui.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrialMentionsTest {

  /** What is named in brackets, with its number. */
  private static String marked(String sentence) {
    List<TrialMentions.Part> parts = TrialMentions.of(sentence);
    assertThat(parts.stream().map(TrialMentions.Part::text).collect(Collectors.joining()))
        .isEqualTo(sentence);
    return parts.stream()
        .map(
            it ->
                it.trial().isPresent()
                    ? "[%s=%d]".formatted(it.text(), it.trial().getAsInt())
                    : it.text())
        .collect(Collectors.joining());
  }

  @Test
  void trialsNamedInTheAnswerAndTheConclusionOfARaceAreFound() {
    assertThat(marked("Best auc 0.81, by trial #4, after 24 of 24 trials. It is finished."))
        .isEqualTo("Best auc 0.81, by [trial #4=4], after 24 of 24 trials. It is finished.");
    assertThat(
            marked(
                "Trials 3, 12 and 5 can't be told apart with 95 % confidence after 5 repeats of each:"
                    + " auc 0.8 ± 0.1 and 0.7 ± 0.2. Trial 12 is recommended."
                    + " Worse are trials 6 (0.61) and 7 (0.6)."))
        .isEqualTo(
            "Trials [3=3], [12=12] and [5=5] can't be told apart with 95 % confidence after 5 repeats"
                + " of each: auc 0.8 ± 0.1 and 0.7 ± 0.2. [Trial 12=12] is recommended."
                + " Worse are trials [6=6] (0.61) and [7=7] (0.6).");
    assertThat(marked("Only trial 3 came through its repeats: auc 0.8; trial 4 failed."))
        .isEqualTo("Only [trial 3=3] came through its repeats: auc 0.8; [trial 4=4] failed.");
  }

  @Test
  void otherNumbersAreNot() {
    String none = "Waiting to start, after 0 of 12 trials; 4 trials are left, trial-hours 3.";
    assertThat(TrialMentions.of(none)).hasSize(1);
    assertThat(TrialMentions.of("")).isEmpty();
  }
}
