package io.fairlead.web.ui.page;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.fairlead.platform.workspace.TokenEnds;
import io.fairlead.web.ui.format.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long tokens are good: asked for, and shown. */
public final class TokenLife {

  private static final int NO_END = 0;
  private static final int USUAL_DAYS = 90;
  private static final List<Integer> DAYS = List.of(30, USUAL_DAYS, 365, NO_END);

  private TokenLife() {}

  /** Asks for how long a token is to be good. */
  public static Select<Integer> choice() {
    Select<Integer> days = new Select<>();
    days.setLabel("Good for");
    days.setItems(DAYS);
    days.setItemLabelGenerator(each -> each == NO_END ? "no end" : each + " days");
    days.setValue(USUAL_DAYS);
    days.setHelperText("You are told two weeks before it ends.");
    return days;
  }

  /** What was chosen; null for no end. */
  public static @Nullable Duration chosen(Select<Integer> days) {
    return days.getValue() == NO_END ? null : Duration.ofDays(days.getValue());
  }

  /**
   * How a token stands: until when it is good, with a warning where that is soon.
   *
   * @param previousUntil until when the secret before is good, too
   */
  public static Span standing(
      @Nullable Instant end,
      @Nullable Instant revoked,
      @Nullable Instant previousUntil,
      Clock clock) {
    Instant now = clock.instant();
    Span standing = new Span();
    standing.addClassName("role-list"); // on as many lines as it needs
    if (revoked != null) {
      standing.setText("revoked " + Times.ago(revoked, now));
      return standing;
    }
    if (end == null) {
      standing.add(new Span("no end"));
    } else {
      String exact = Times.exact(end, clock.getZone());
      Span told = new Span(end.isAfter(now) ? exact : "expired, " + exact);
      standing.add(told);
      if (TokenEnds.nears(end, null, now)) {
        told.addClassNames("chip", end.isAfter(now) ? "chip-paused" : "chip-failed");
      }
    }
    if (previousUntil != null && previousUntil.isAfter(now)) {
      Span old = new Span("old secret until " + Times.exact(previousUntil, clock.getZone()));
      old.addClassName("unit");
      standing.add(old);
    }
    return standing;
  }

  /** "in 6 days", "today", "3 days ago". */
  public static String days(Instant end, Instant now) {
    long days = Duration.between(now, end).toDays();
    if (end.isBefore(now)) {
      return Times.ago(end, now);
    }
    return days == 0 ? "within a day" : "in " + days + (days == 1 ? " day" : " days");
  }
}
