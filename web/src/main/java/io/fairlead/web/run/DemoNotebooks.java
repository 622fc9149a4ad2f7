package io.fairlead.web.run;

import io.fairlead.platform.notebook.NewCell;
import io.fairlead.platform.notebook.Notebooks;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the story of a demo's study into a notebook; it holds no figure, for its cells show what
 * the study has now.
 */
@Component
final class DemoNotebooks {

  private final Notebooks notebooks;

  DemoNotebooks(Notebooks notebooks) {
    this.notebooks = notebooks;
  }

  /** Writes the notebook of a workspace that has none. */
  void write(UUID workspace, String file, Study study) {
    if (!notebooks.list(workspace, null, 1).items().isEmpty()) {
      return;
    }
    JsonNode story = read(file, study);
    List<NewCell> cells = new ArrayList<>();
    for (JsonNode each : story.path("cells")) {
      String name = each.path("name").asString("");
      cells.add(
          new NewCell(
              each.path("kind").asString(), name.isEmpty() ? null : name, each.path("content")));
    }
    notebooks.create(workspace, story.path("title").asString(), cells, Actor.PLATFORM);
  }

  private static JsonNode read(String file, Study study) {
    try (InputStream in =
        Objects.requireNonNull(DemoNotebooks.class.getResourceAsStream("/demo/" + file))) {
      return JsonMapper.shared()
          .readTree(
              new String(in.readAllBytes(), StandardCharsets.UTF_8)
                  .replace("STUDY_ID", study.id().toString())
                  .replace("STUDY_NAME", study.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
