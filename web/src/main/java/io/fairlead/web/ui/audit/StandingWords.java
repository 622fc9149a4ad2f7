package io.fairlead.web.ui.audit;

import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.platform.event.AuditTrail.Standing;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Times;
import java.time.Instant;

/** How far a chain is sealed, as the page's first sentence. */
final class StandingWords {

  private StandingWords() {}

  static String of(Standing standing, Instant now) {
    SignedHead head = standing.head();
    if (head == null) {
      return standing.waiting() == 0
          ? "Nothing has happened here yet."
          : "%s to be sealed for the first time.".formatted(waiting(standing.waiting()));
    }
    String sealed =
        "%s %s sealed in one chain, its head signed %s"
            .formatted(
                Numbers.count(head.head().sequence()),
                head.head().sequence() == 1 ? "entry is" : "entries are",
                Times.ago(head.head().at(), now));
    return standing.waiting() == 0
        ? sealed + "; none waits."
        : sealed + "; %s to be sealed.".formatted(waiting(standing.waiting()));
  }

  private static String waiting(long count) {
    return count == 1 ? "1 waits" : Numbers.count(count) + " wait";
  }
}
