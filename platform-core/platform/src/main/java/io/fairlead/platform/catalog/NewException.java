package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.Domain;
import io.fairlead.platform.problem.InvalidInput;
import java.time.Instant;

/**
 * A request for an exception.
 *
 * @param name of the parameter
 * @param domain what is asked for in place of the approved range
 * @param study the name that the study has or will have, 1 to 100 characters
 * @param reason why; at most 2,000 characters
 * @param until the study will be submitted before then
 */
public record NewException(
    String trainer, String name, Domain domain, String study, String reason, Instant until) {

  private static final int LONGEST_NAME = 100;

  public NewException {
    study = Texts.checked("study", study, LONGEST_NAME);
    reason = Texts.reason(reason);
  }

  void check(Domain approved, Instant now) {
    if (!domain.getClass().equals(approved.getClass())) {
      throw new InvalidInput(
          "domain.type",
          "An exception keeps the entry's type: '%s' is %s.".formatted(name, approved.describe()),
          domain.describe(),
          "Ask for a range of that type.");
    }
    if (domain.narrows(approved)) {
      throw new InvalidInput(
          "domain",
          "What is approved needs no exception: '%s' is %s.".formatted(name, approved.describe()),
          domain.describe(),
          "Submit the study as it is.");
    }
    if (!until.isAfter(now)) {
      throw new InvalidInput(
          "until",
          "An exception ends in the future.",
          until.toString(),
          "Choose the time by which the study will be submitted.");
    }
  }
}
