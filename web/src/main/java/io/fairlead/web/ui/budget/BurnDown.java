package io.fairlead.web.ui.budget;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Forecast;
import io.fairlead.platform.budget.BudgetPeriod;
import io.fairlead.platform.budget.Budgets.HourUse;
import io.fairlead.web.ui.format.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is left of a period's cap over its time, or what was used where nothing is limited. */
final class BurnDown {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 260;
  private static final int LEAST_LEFT = 56;
  private static final double DIGIT = 6.6;
  private static final int RIGHT = 16;
  private static final int TOP = 12;
  private static final int BOTTOM = 28;
  private static final int TICKS = 8;
  private static final int GRID = 4;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private final BudgetPeriod period;
  private final BudgetResource resource;
  private final List<HourUse> hours;
  private final @Nullable Forecast forecast;
  private final Instant now;
  private final Instant from;
  private final Instant until;
  private final double cap;
  private final boolean limited;
  private final double most;
  private final int left;

  BurnDown(
      BudgetPeriod period,
      BudgetResource resource,
      List<HourUse> hours,
      @Nullable Forecast forecast,
      Instant now) {
    this.period = period;
    this.resource = resource;
    this.hours = hours;
    this.forecast = forecast;
    this.now = now;
    this.from = period.span().from();
    Instant soon = now.plus(Duration.ofDays(31));
    this.until = period.span().until().isBefore(soon) ? period.span().until() : soon;
    Long limit = period.caps().get(resource);
    this.limited = limit != null;
    this.cap = limit == null ? 0 : resource.value(limit);
    double used = resource.value(period.consumed().get(resource));
    double highest = limited ? cap : Math.max(used, forecast == null ? 0 : forecast.high());
    this.most = highest > 0 ? highest : 1;
    this.left = Math.max(LEAST_LEFT, 16 + (int) Math.ceil(longestLabel() * DIGIT));
  }

  private int longestLabel() {
    return IntStream.rangeClosed(0, GRID)
        .map(i -> Numbers.brief(most * i / GRID).length())
        .max()
        .orElse(0);
  }

  String svg() {
    List<String> parts = new ArrayList<>();
    parts.add(
        "<clipPath id=\"burn-clip\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>"
            .formatted(left, TOP, WIDTH - left - RIGHT, HEIGHT - TOP - BOTTOM));
    grid(parts);
    String used = line();
    parts.add("<path d=\"%s\" class=\"burn-line\"/>".formatted(used));
    if (forecast != null) {
      double here = ahead(resource.value(period.consumed().get(resource)));
      parts.add(
          "<path d=\"M%s %s L%s %s L%s %s Z\" class=\"burn-band\" clip-path=\"url(#burn-clip)\"/>"
              .formatted(
                  at(x(now)),
                  at(here),
                  at(x(until)),
                  at(ahead(forecast.low())),
                  at(x(until)),
                  at(ahead(forecast.high()))));
      parts.add(
          "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"burn-forecast\" clip-path=\"url(#burn-clip)\"/>"
              .formatted(at(x(now)), at(here), at(x(until)), at(ahead(forecast.expected()))));
    }
    parts.add(
        "<line x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$d\" y2=\"%3$d\" class=\"burn-now\"/>"
            .formatted(at(x(now)), TOP, HEIGHT - BOTTOM));
    parts.add(text(x(now) + 4, HEIGHT - BOTTOM - 6, "start", "now"));
    return "<svg viewBox=\"0 0 %d %d\" class=\"burn-down\" role=\"img\" aria-label=\"%s\"><g>%s</g></svg>"
        .formatted(WIDTH, HEIGHT, title(), String.join("", parts));
  }

  /** For the caption, and for who doesn't see the chart. */
  String title() {
    String what = BudgetWords.name(resource);
    return limited
        ? "%s left of %s".formatted(what, Numbers.brief(cap))
        : "%s used; no cap".formatted(what);
  }

  private void grid(List<String> parts) {
    for (int i = 0; i <= GRID; i++) {
      double value = most * i / GRID;
      parts.add(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\" class=\"burn-grid\"/>"
              .formatted(left, WIDTH - RIGHT, at(y(value)), at(y(value))));
      parts.add(text(left - 8, y(value) + 4, "end", Numbers.brief(value)));
    }
    ZoneId zone = period.zone();
    Duration span = Duration.between(from, until);
    if (span.compareTo(Duration.ofDays(3)) < 0) {
      for (int i = 0; i <= 4; i++) {
        Instant tick = from.plus(span.dividedBy(4).multipliedBy(i));
        parts.add(text(x(tick), HEIGHT - 8, "middle", HOUR.format(tick.atZone(zone))));
      }
      return;
    }
    long step = Math.max(1, Math.ceilDiv(span.toDays(), TICKS));
    LocalDate day = from.atZone(zone).toLocalDate();
    while (day.atStartOfDay(zone).toInstant().isBefore(until)) {
      Instant tick = day.atStartOfDay(zone).toInstant();
      if (!tick.isBefore(from)) {
        parts.add(text(x(tick), HEIGHT - 8, "middle", DAY.format(day)));
      }
      day = day.plusDays(step);
    }
  }

  /** Through the end of each hour in which something was used. */
  private String line() {
    StringBuilder path = new StringBuilder();
    double used = 0;
    path.append("M").append(at(x(from))).append(' ').append(at(y(standing(0))));
    for (HourUse each : hours) {
      path.append(" L").append(at(x(each.hour()))).append(' ').append(at(y(standing(used))));
      used += resource.value(each.consumed().get(resource));
      Instant end = each.hour().plus(Duration.ofHours(1));
      path.append(" L")
          .append(at(x(end.isAfter(now) ? now : end)))
          .append(' ')
          .append(at(y(standing(used))));
    }
    path.append(" L").append(at(x(now))).append(' ').append(at(y(standing(used))));
    return path.toString();
  }

  private double standing(double used) {
    return limited ? Math.max(0, cap - used) : used;
  }

  /** Where the forecast goes, also below nothing left: what is outside isn't drawn. */
  private double ahead(double used) {
    double value = limited ? cap - used : used;
    return TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
  }

  private double x(Instant moment) {
    Instant shown = moment.isBefore(from) ? from : moment.isAfter(until) ? until : moment;
    double share =
        (double) Duration.between(from, shown).toMillis()
            / Math.max(1, Duration.between(from, until).toMillis());
    return left + share * (WIDTH - left - RIGHT);
  }

  private double y(double value) {
    return TOP + (1 - Math.clamp(value / most, 0, 1)) * (HEIGHT - TOP - BOTTOM);
  }

  private static String text(double x, double y, String anchor, String words) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
        .formatted(at(x), at(y), anchor, words);
  }

  private static String at(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate);
  }
}
