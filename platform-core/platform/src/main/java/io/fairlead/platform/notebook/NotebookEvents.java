package io.fairlead.platform.notebook;

import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.workspace.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what happens to notebooks and tells the pages that show them. */
@Component
final class NotebookEvents {

  private final Events events;
  private final Changes changes;

  NotebookEvents(Events events, Changes changes) {
    this.events = events;
    this.changes = changes;
  }

  void notebook(String what, UUID workspace, Notebook notebook, Actor by) {
    notebook(what, workspace, notebook, Map.of(), by);
  }

  void notebook(
      String what, UUID workspace, Notebook notebook, Map<String, Object> more, Actor by) {
    Map<String, Object> data = new LinkedHashMap<>(more);
    data.put("title", notebook.title());
    events.append("notebook." + what, notebook.id(), by, data);
    told(workspace, notebook.id());
  }

  /**
   * @param before null for a cell that is new
   * @param after null for one that is gone
   */
  void cell(
      String what,
      UUID workspace,
      Notebook notebook,
      @Nullable Cell before,
      @Nullable Cell after,
      Actor by) {
    Cell about = Objects.requireNonNull(after == null ? before : after);
    events.append(
        "notebook." + what,
        notebook.id(),
        by,
        Changed.data(
            Map.of("title", notebook.title(), "cell", about.id().toString(), "kind", about.kind()),
            before == null ? null : content(before),
            after == null ? null : content(after)));
    told(workspace, notebook.id());
  }

  private static Map<String, Object> content(Cell cell) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("content", cell.content().toString());
    if (cell.name() != null) {
      content.put("name", cell.name());
    }
    return content;
  }

  /** Pages show it anew. */
  void told(UUID workspace, UUID notebook) {
    changes.studyChanged(workspace, notebook);
  }
}
