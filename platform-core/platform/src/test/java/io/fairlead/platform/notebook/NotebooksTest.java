package io.fairlead.platform.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PlatformTest
class NotebooksTest {

  private static final Actor ADA = new Actor(Actor.Kind.PERSON, new UUID(0, 1), "ada");
  private static final Actor MAX = new Actor(Actor.Kind.PERSON, new UUID(0, 2), "max");

  private final Notebooks notebooks;
  private final CellKinds kinds;
  private final Workspaces workspaces;
  private final Transactions transactions;
  private final JdbcClient jdbc;
  private UUID workspace = Ids.next();
  private UUID notebook = Ids.next();

  NotebooksTest(
      Notebooks notebooks,
      CellKinds kinds,
      Workspaces workspaces,
      Transactions transactions,
      JdbcClient jdbc) {
    this.notebooks = notebooks;
    this.kinds = kinds;
    this.workspaces = workspaces;
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void makeNotebook() {
    workspace = FreshWorkspaces.one(workspaces);
    notebook = notebooks.create(workspace, "First look", List.of(), ADA).id();
  }

  private static JsonNode text(String markdown) {
    return json("{\"markdown\": \"%s\"}".formatted(markdown));
  }

  private static JsonNode json(String text) {
    return CellJson.parse(text);
  }

  /** Adds a text at the end. */
  private Cell write(String markdown) {
    List<Cell> cells = now().cells();
    return add(
        new NewCell("text", null, text(markdown)), cells.isEmpty() ? null : cells.getLast().id());
  }

  private Cell add(NewCell cell, @org.jspecify.annotations.Nullable UUID after) {
    return notebooks.add(workspace, notebook, cell, after, ADA);
  }

  private Notebook now() {
    return notebooks.find(workspace, notebook).orElseThrow();
  }

  private static List<String> texts(Notebook shown) {
    return shown.cells().stream().map(cell -> cell.content().path("markdown").asString()).toList();
  }

  @Test
  void cellsStandWhereTheyArePut() {
    Cell a = write("a");
    write("b");
    Cell c = write("c");
    assertThat(texts(now())).containsExactly("a", "b", "c");
    notebooks.move(workspace, notebook, c.id(), null, ADA);
    assertThat(texts(now())).containsExactly("c", "a", "b");
    notebooks.move(workspace, notebook, c.id(), a.id(), MAX);
    assertThat(texts(now())).containsExactly("a", "c", "b");
    notebooks.duplicate(workspace, notebook, a.id(), ADA);
    assertThat(texts(now())).containsExactly("a", "a", "c", "b");
    assertThat(now().cell(c.id()).orElseThrow().revision()).as("a move is no change").isEqualTo(1);
  }

  @Test
  void aDeletedCellComesBackWhereItWas() {
    Cell a = write("a");
    Cell b = write("b");
    write("c");
    notebooks.delete(workspace, notebook, b.id(), ADA);
    assertThat(texts(now())).containsExactly("a", "c");
    add(new NewCell("text", null, text("between")), a.id());
    notebooks.undelete(workspace, notebook, b.id(), ADA);
    assertThat(texts(now())).containsExactlyInAnyOrder("a", "between", "b", "c");
    assertThat(texts(now()).getFirst()).isEqualTo("a");
    assertThat(texts(now()).getLast()).isEqualTo("c");
    add(new NewCell("text", null, text("more")), b.id());
    assertThat(now().cells()).hasSize(5);
  }

  @Test
  void aDeletedNotebookIsGoneAndComesBackAsItWas() {
    write("a");
    notebooks.discard(workspace, notebook, ADA);
    assertThat(notebooks.find(workspace, notebook)).isEmpty();
    assertThat(notebooks.list(workspace, null, 10).items()).isEmpty();
    assertThatThrownBy(() -> write("b")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> notebooks.versions(workspace, notebook)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> notebooks.discard(workspace, notebook, ADA))
        .isInstanceOf(NotFound.class);

    notebooks.takeBack(workspace, notebook, ADA);
    assertThat(texts(now())).containsExactly("a");
    assertThat(texts(notebooks.takeBack(workspace, notebook, ADA)))
        .as("again changes nothing")
        .containsExactly("a");
    UUID elsewhere = FreshWorkspaces.one(workspaces);
    assertThatThrownBy(() -> notebooks.discard(elsewhere, notebook, ADA))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void aStudyThatIsNotDefinedYetIsKeptAsFarAsItIs() {
    JsonNode unfinished =
        json("{\"definition\": {\"trainer\": \"lightgbm\", \"trials\": 0, \"maxSteps\": null}}");
    Cell cell = add(new NewCell("study", "search", unfinished), null);
    assertThat(now().cell(cell.id()).orElseThrow().content().path("definition").path("trials"))
        .isEqualTo(json("0"));
    assertThatThrownBy(
            () ->
                add(new NewCell("study", "other", json("{\"definition\": {\"trails\": 3}}")), null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("trails");
  }

  @Test
  void whoComesSecondIsToldAndLosesNothing() {
    Cell cell = write("first");
    Cell maxs = done(save(cell, "by Max", MAX));
    assertThat(maxs.revision()).isEqualTo(2);

    Saved late = save(cell, "by Ada", ADA);
    assertThat(late).isInstanceOf(Saved.Conflicting.class);
    Saved.Conflicting told = (Saved.Conflicting) late;
    assertThat(told.current().changedBy()).isEqualTo("max");
    assertThat(told.current().content()).isEqualTo(text("by Max"));
    assertThat(texts(now())).as("Max's stays").containsExactly("by Max");
    Notebook kept = notebooks.version(workspace, notebook, told.kept().number()).orElseThrow();
    assertThat(texts(kept)).containsExactly("by Ada");
    assertThat(told.kept().label()).contains("ada", "max");

    Cell after = done(save(maxs, "by both", ADA));
    assertThat(after.revision()).isEqualTo(3);
    Notebook replaced =
        notebooks
            .version(
                workspace, notebook, notebooks.versions(workspace, notebook).getFirst().number())
            .orElseThrow();
    assertThat(texts(replaced)).as("what Ada replaced of Max's").containsExactly("by Max");
  }

  private Saved save(Cell seen, String markdown, Actor by) {
    return notebooks.save(workspace, notebook, seen.id(), seen.revision(), text(markdown), by);
  }

  private static Cell done(Saved saved) {
    return ((Saved.Done) saved).cell();
  }

  @Test
  void theSameContentIsNoConflict() {
    Cell cell = write("first");
    done(save(cell, "same", MAX));
    assertThat(save(cell, "same", ADA)).isInstanceOf(Saved.Done.class);
  }

  @Test
  void aDeedAndItsNoteAreBothDoneOrNeither() {
    Cell cell = write("first");
    assertThatThrownBy(
            () ->
                notebooks.act(
                    workspace,
                    notebook,
                    cell.id(),
                    1,
                    content -> {
                      notebooks.retitle(workspace, notebook, "half done", ADA);
                      throw new InvalidInput("x", "No.", null, "Stop.");
                    },
                    ADA))
        .isInstanceOf(InvalidInput.class);
    assertThat(now().title()).isEqualTo("First look");
    done(save(cell, "by Max", MAX));
    assertThatThrownBy(
            () -> notebooks.act(workspace, notebook, cell.id(), 1, content -> content, ADA))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("max");
  }

  @Test
  void aVersionBringsBackEverythingAndCanBeTakenBack() {
    Cell a = write("a");
    Cell b = write("b");
    Version version = notebooks.keep(workspace, notebook, "before lunch", ADA);
    done(save(a, "changed", ADA));
    notebooks.delete(workspace, notebook, b.id(), ADA);
    write("c");
    notebooks.retitle(workspace, notebook, "After lunch", ADA);

    Notebook back = notebooks.restore(workspace, notebook, version.number(), MAX);
    assertThat(texts(back)).containsExactly("a", "b");
    assertThat(back).isEqualTo(now()).extracting(Notebook::title).isEqualTo("First look");
    assertThat(now().cell(a.id()).orElseThrow().revision())
        .as("who still edits it is told")
        .isEqualTo(3);
    Version before = notebooks.versions(workspace, notebook).getFirst();
    assertThat(before.label()).contains("version " + version.number());
    assertThat(texts(notebooks.restore(workspace, notebook, before.number(), MAX)))
        .containsExactly("changed", "c");
  }

  @Test
  void cellsFollowTheNameThatTheyRead() {
    Cell study = add(NewCell.empty("study"), null);
    assertThat(study.name()).isEqualTo("study");
    Cell chart = add(new NewCell("chart", null, json("{\"study\": \"study\"}")), study.id());
    Cell table = add(new NewCell("table", null, json("{\"studies\": [\"study\"]}")), chart.id());
    assertThat(chart.name()).as("it offers nothing").isNull();
    assertThat(table.name()).isEqualTo("table");

    notebooks.rename(workspace, notebook, study.id(), "search", ADA);
    assertThat(now().cell(chart.id()).orElseThrow().content().path("study").asString())
        .isEqualTo("search");
    assertThat(kinds.reads(now().cell(table.id()).orElseThrow())).containsExactly("search");
    assertThat(kinds.offers(now()).studies()).containsExactly("search");
    assertThatThrownBy(() -> notebooks.rename(workspace, notebook, table.id(), "search", ADA))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("search-2");
    Cell copy = notebooks.duplicate(workspace, notebook, study.id(), ADA);
    assertThat(copy.name()).isEqualTo("search-2");
  }

  @Test
  void contentIsWhatItsKindAllows() {
    assertThatThrownBy(() -> add(new NewCell("poem", null, json("{}")), null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("audit, chart, compare, decision, study, table, text");
    assertThatThrownBy(() -> add(new NewCell("text", null, json("{\"html\": \"x\"}")), null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("html");
    assertThatThrownBy(() -> add(new NewCell("chart", null, json("{\"chart\": \"pie\"}")), null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("history");
    assertThatThrownBy(
            () ->
                add(
                    new NewCell("study", null, json("{\"study\": \"%s\"}".formatted(Ids.next()))),
                    null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("this workspace");
    assertThat(now().cells()).isEmpty();
  }

  @Test
  void nothingIsSeenFromAnotherWorkspace() {
    Cell cell = write("secret");
    notebooks.keep(workspace, notebook, "", ADA);
    UUID other = FreshWorkspaces.one(workspaces);
    assertThat(notebooks.find(other, notebook)).isEmpty();
    assertThat(notebooks.list(other, null, 10).items()).isEmpty();
    assertThat(notebooks.version(other, notebook, 1)).isEmpty();
    assertThatThrownBy(() -> notebooks.delete(other, notebook, cell.id(), MAX))
        .isInstanceOf(NotFound.class);
    for (String table : List.of("notebook", "notebook_cell", "notebook_version")) {
      assertThat(rows(other, table)).as("without any filter but the database's").isZero();
      assertThat(rows(workspace, table)).isPositive();
    }
  }

  private int rows(UUID seenFrom, String table) {
    return transactions.in(
        seenFrom, () -> jdbc.sql("select count(*) from " + table).query(Integer.class).single());
  }

  @Test
  void everyChangeIsAnEventWithItsDigests() {
    Cell cell = write("a");
    done(save(cell, "b", MAX));
    List<String> events =
        transactions.in(
            workspace,
            () ->
                jdbc.sql(
                        "select kind || ' ' || actor_name || ' ' || (data -> 'before' is not null)::text"
                            + " from event where kind like 'notebook.%' order by id")
                    .query(String.class)
                    .list());
    assertThat(events)
        .containsExactly(
            "notebook.created ada false",
            "notebook.cell-added ada false",
            "notebook.cell-changed max true");
  }

  @Test
  void listsArePagedNewestFirst() {
    UUID second = notebooks.create(workspace, "Second", List.of(NewCell.empty("text")), MAX).id();
    var first = notebooks.list(workspace, null, 1);
    assertThat(first.items()).extracting(Notebooks.Listed::id).containsExactly(second);
    assertThat(first.items().getFirst().cells()).isEqualTo(1);
    var rest = notebooks.list(workspace, first.next(), 1);
    assertThat(rest.items()).extracting(Notebooks.Listed::id).containsExactly(notebook);
    assertThat(rest.next()).isNull();
  }
}
