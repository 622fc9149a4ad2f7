package io.fairlead.platform.lineage;

import io.fairlead.platform.event.Changed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Why this configuration was tried. A sampler is a function of space, seed and history, so these
 * three are its state.
 *
 * @param repeats the number of the trial that it trains again; null for one that was searched
 */
record SearchFacts(
    JsonNode definition, JsonNode resolved, String history, @Nullable Integer repeats) {

  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("sampler", JsonText.of(definition.path("sampler").path("name")));
    facts.put("sampler state", state());
    facts.put("history", history);
    if (repeats != null) {
      facts.put("repeats", "#" + repeats);
    }
    facts.put("study seed", JsonText.of(definition.path("seed")));
    facts.put("pruner", JsonText.of(definition.path("pruner").path("name")));
    facts.put(
        "objectives",
        definition
            .path("objectives")
            .valueStream()
            .map(
                each ->
                    JsonText.of(each.path("direction")) + " " + JsonText.of(each.path("metric")))
            .collect(Collectors.joining(", ")));
    return facts;
  }

  private String state() {
    return Changed.digest(
        Map.of(
            "sampler", definition.path("sampler").toString(),
            "seed", definition.path("seed").toString(),
            "space", resolved.path("space").toString(),
            "objectives", definition.path("objectives").toString(),
            "history", history));
  }
}
