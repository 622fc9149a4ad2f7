package io.fairlead.platform.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.platform.problem.InvalidInput;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of trials ended.
 *
 * @param value the text of what was sorted by; null when the last trial had none
 */
record TrialCursor(@Nullable String value, int number) {

  static String after(Trial last, TrialOrder order) {
    String value = value(last, order);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("n", (long) last.number());
    if (value != null) {
      fields.put("v", value);
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Values.write(fields).getBytes(UTF_8));
  }

  static TrialCursor parse(String text) {
    try {
      Map<String, Object> fields =
          Values.read(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      Object value = fields.get("v");
      return new TrialCursor(
          value == null ? null : value.toString(),
          Math.toIntExact((long) (Long) java.util.Objects.requireNonNull(fields.get("n"))));
    } catch (RuntimeException e) {
      throw new InvalidInput(
          "after",
          "A cursor is what the page before gave as its next.",
          text,
          "Leave it out to start again.");
    }
  }

  private static @Nullable String value(Trial trial, TrialOrder order) {
    return switch (order.expression()) {
      case "number" -> Integer.toString(trial.number());
      case "state" -> trial.state().name();
      case "step" -> Long.toString(trial.step());
      case "objective" -> text(trial.objective());
      case "started_at" -> {
        Instant started = trial.startedAt();
        yield started == null ? null : started.toString();
      }
      default ->
          order.type().equals("jsonb")
              ? json(trial.parameters().get(order.name()))
              : text(
                  order.expression().contains("fairness")
                      ? fairness(trial, order.name())
                      : trial.metrics().get(order.name()));
    };
  }

  private static @Nullable Double fairness(Trial trial, String measure) {
    TrialFairness fairness = trial.fairness();
    TrialFairness.Figure figure = fairness == null ? null : fairness.figures().get(measure);
    return figure == null ? null : figure.value();
  }

  private static @Nullable String text(@Nullable Double value) {
    return value == null || !Double.isFinite(value) ? null : value.toString();
  }

  private static @Nullable String json(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    String object = Values.write(Map.of("v", value)); // {"v":…}
    return object.substring("{\"v\":".length(), object.length() - 1);
  }
}
