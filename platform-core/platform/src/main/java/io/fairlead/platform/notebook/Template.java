package io.fairlead.platform.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a new notebook begins with. */
public enum Template {
  /** One empty text. */
  EMPTY("empty"),
  /** The steps of a search, from the question to the decision and the audit. */
  SEARCH("search");

  private final String file;

  Template(String file) {
    this.file = "/notebooks/" + file + ".json";
  }

  public String title() {
    return read().path("title").asString();
  }

  public List<NewCell> cells() {
    List<NewCell> cells = new ArrayList<>();
    for (JsonNode each : read().path("cells")) {
      @Nullable String name = each.path("name").asString("");
      cells.add(
          new NewCell(
              each.path("kind").asString(), name.isEmpty() ? null : name, each.path("content")));
    }
    return cells;
  }

  private JsonNode read() {
    try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(file))) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
