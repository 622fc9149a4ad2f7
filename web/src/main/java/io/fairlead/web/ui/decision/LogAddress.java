package io.fairlead.web.ui.decision;

import com.vaadin.flow.router.QueryParameters;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.LogFilter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters of the decision log as the page's address has them. */
final class LogAddress {

  private LogAddress() {}

  static LogFilter filter(QueryParameters parameters) {
    return new LogFilter(
        parameters
            .getSingleParameter("type")
            .flatMap(
                word ->
                    Arrays.stream(DecisionType.values())
                        .filter(type -> type.word().equals(word))
                        .findFirst())
            .orElse(null),
        text(parameters, "author"),
        text(parameters, "text"),
        parameters.getSingleParameter("machine").isPresent());
  }

  private static @Nullable String text(QueryParameters parameters, String name) {
    return parameters.getSingleParameter(name).filter(text -> !text.isBlank()).orElse(null);
  }

  static QueryParameters parameters(LogFilter filter) {
    Map<String, String> given = new LinkedHashMap<>();
    if (filter.type() != null) {
      given.put("type", filter.type().word());
    }
    if (filter.author() != null) {
      given.put("author", filter.author());
    }
    if (filter.text() != null) {
      given.put("text", filter.text());
    }
    if (filter.machine()) {
      given.put("machine", "true");
    }
    return QueryParameters.simple(given);
  }
}
