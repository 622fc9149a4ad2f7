package io.fairlead.preview;

import io.fairlead.platform.notebook.Cell;
import io.fairlead.platform.notebook.NewCell;
import io.fairlead.platform.notebook.Notebook;
import io.fairlead.platform.notebook.Notebooks;
import io.fairlead.platform.notebook.Saved;
import io.fairlead.platform.notebook.Version;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** None: what notebooks do is tested over the real platform. */
@Component
class PreviewNotebooks implements Notebooks {

  private static UnsupportedOperationException none() {
    return new UnsupportedOperationException("The preview has no notebooks.");
  }

  @Override
  public Page<Listed> list(UUID workspace, @Nullable String after, int limit) {
    return new Page<>(List.of(), null);
  }

  @Override
  public Optional<Notebook> find(UUID workspace, UUID notebook) {
    return Optional.empty();
  }

  @Override
  public Notebook create(UUID workspace, String title, List<NewCell> cells, Actor by) {
    throw none();
  }

  @Override
  public Notebook retitle(UUID workspace, UUID notebook, String title, Actor by) {
    throw none();
  }

  @Override
  public Cell add(UUID workspace, UUID notebook, NewCell cell, @Nullable UUID after, Actor by) {
    throw none();
  }

  @Override
  public Saved save(
      UUID workspace, UUID notebook, UUID cell, long basedOn, JsonNode content, Actor by) {
    throw none();
  }

  @Override
  public Cell act(
      UUID workspace,
      UUID notebook,
      UUID cell,
      long basedOn,
      UnaryOperator<JsonNode> deed,
      Actor by) {
    throw none();
  }

  @Override
  public Cell rename(UUID workspace, UUID notebook, UUID cell, String name, Actor by) {
    throw none();
  }

  @Override
  public Cell move(UUID workspace, UUID notebook, UUID cell, @Nullable UUID after, Actor by) {
    throw none();
  }

  @Override
  public Cell fold(UUID workspace, UUID notebook, UUID cell, boolean folded) {
    throw none();
  }

  @Override
  public Cell duplicate(UUID workspace, UUID notebook, UUID cell, Actor by) {
    throw none();
  }

  @Override
  public void delete(UUID workspace, UUID notebook, UUID cell, Actor by) {
    throw none();
  }

  @Override
  public Cell undelete(UUID workspace, UUID notebook, UUID cell, Actor by) {
    throw none();
  }

  @Override
  public Version keep(UUID workspace, UUID notebook, String label, Actor by) {
    throw none();
  }

  @Override
  public List<Version> versions(UUID workspace, UUID notebook) {
    throw none();
  }

  @Override
  public Optional<Notebook> version(UUID workspace, UUID notebook, int number) {
    return Optional.empty();
  }

  @Override
  public Notebook restore(UUID workspace, UUID notebook, int number, Actor by) {
    throw none();
  }

  @Override
  public void discard(UUID workspace, UUID notebook, Actor by) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Notebook takeBack(UUID workspace, UUID notebook, Actor by) {
    throw new UnsupportedOperationException();
  }
}
