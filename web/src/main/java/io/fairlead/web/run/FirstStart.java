package io.fairlead.web.run;

import io.fairlead.platform.baseline.Baselines;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.OneAtATime;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.AccessTokens;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Passwords;
import io.fairlead.platform.workspace.People;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Creates people and demo once. Each step looks at what is there already, and secrets are kept in a
 * draft before they are used: a start that is cut off is continued by the next one.
 */
@Component
class FirstStart {

  private static final String TOKEN_NAME = "first start";
  private static final Duration TOKEN_VALIDITY = Duration.ofDays(365);

  private final People people;
  private final AccessTokens tokens;
  private final Workspaces workspaces;
  private final Datasets datasets;
  private final Studies studies;
  private final Baselines baselines;
  private final Budgets budgets;
  private final DemoNotebooks notebooks;
  private final OneAtATime oneAtATime;

  FirstStart(
      People people,
      AccessTokens tokens,
      Workspaces workspaces,
      Datasets datasets,
      Studies studies,
      Baselines baselines,
      Budgets budgets,
      DemoNotebooks notebooks,
      OneAtATime oneAtATime) {
    this.people = people;
    this.tokens = tokens;
    this.workspaces = workspaces;
    this.datasets = datasets;
    this.studies = studies;
    this.baselines = baselines;
    this.budgets = budgets;
    this.notebooks = notebooks;
    this.oneAtATime = oneAtATime;
  }

  /** What a start found or made. */
  record Outcome(@Nullable PeopleFile created, List<Started> studies) {}

  /** A study of the demo. */
  record Started(Workspace workspace, UUID study) {}

  /** Makes what is missing; with {@code people.json} there, no more than its addresses. */
  Outcome run(DataFolder folder, RunOptions options, String url, String flight) {
    return oneAtATime.during("first start", () -> runAlone(folder, options, url, flight));
  }

  private Outcome runAlone(DataFolder folder, RunOptions options, String url, String flight) {
    if (Files.exists(folder.people())) {
      PeopleFile known = PeopleFile.read(folder.people());
      if (!known.url().equals(url) || !known.flight().equals(flight)) {
        new PeopleFile(url, flight, known.people()).write(folder.people());
      }
      return new Outcome(null, List.of());
    }
    Path draftFile = folder.path().resolve("people.json.started");
    if (!Files.exists(draftFile) && !people.none()) {
      return new Outcome(null, List.of()); // its owner took people.json away
    }
    PeopleFile draft =
        Files.exists(draftFile) ? PeopleFile.read(draftFile) : fresh(options.empty());
    draft.write(draftFile);
    boolean demo = draft.people().size() > 1;
    if (demo) {
      Demo.PARTS.forEach(this::workspace);
    }
    PeopleFile complete = withPeople(draft, draftFile);
    List<Started> started = demo ? Demo.PARTS.stream().map(part -> fill(part)).toList() : List.of();
    PeopleFile result = new PeopleFile(url, flight, complete.people());
    result.write(folder.people());
    delete(draftFile);
    return new Outcome(result, started);
  }

  private static PeopleFile fresh(boolean empty) {
    return new PeopleFile(
        "",
        "",
        (empty ? List.of(Demo.ADMIN) : Demo.MEMBERS)
            .stream()
                .map(
                    member ->
                        new PeopleFile.Person(
                            member.name(), Passwords.next(), null, member.roles()))
                .toList());
  }

  private Workspace workspace(Demo.Part part) {
    return workspaces
        .find(part.workspace())
        .orElseGet(() -> workspaces.create(part.workspace(), part.title(), Actor.PLATFORM));
  }

  private PeopleFile withPeople(PeopleFile draft, Path draftFile) {
    PeopleFile current = draft;
    for (int i = 0; i < draft.people().size(); i++) {
      PeopleFile.Person person = draft.people().get(i);
      UUID id = person(person);
      person.roles().forEach((where, role) -> grant(id, where, role));
      if (person.token() == null) {
        current = replaced(current, i, person.withToken(token(id)));
        current.write(draftFile);
      }
    }
    return current;
  }

  private static PeopleFile replaced(PeopleFile file, int index, PeopleFile.Person person) {
    List<PeopleFile.Person> all = new ArrayList<>(file.people());
    all.set(index, person);
    return new PeopleFile(file.url(), file.flight(), all);
  }

  private UUID person(PeopleFile.Person person) {
    try {
      return people.create(
          person.name(), displayName(person.name()), person.password(), Actor.PLATFORM);
    } catch (InvalidInput taken) { // by the start that was cut off: its password is ours
      return people.signIn(person.name(), person.password()).orElseThrow(() -> taken).person();
    }
  }

  private static String displayName(String name) {
    return Demo.MEMBERS.stream()
        .filter(member -> member.name().equals(name))
        .map(Demo.Member::displayName)
        .findFirst()
        .orElse(name);
  }

  private void grant(UUID person, String where, String role) {
    UUID workspace =
        "*".equals(where) ? null : workspaces.find(where).map(Workspace::id).orElseThrow();
    people.grant(person, workspace, Role.valueOf(role.toUpperCase(Locale.ROOT)), Actor.PLATFORM);
  }

  private String token(UUID person) {
    tokens.of(person).stream() // one whose secret was lost with the start that was cut off
        .filter(token -> token.name().equals(TOKEN_NAME) && token.revokedAt() == null)
        .forEach(token -> tokens.revoke(token.id(), Actor.PLATFORM));
    return tokens
        .issue(person, AccessTokens.Wanted.everything(TOKEN_NAME, TOKEN_VALIDITY), Actor.PLATFORM)
        .secret();
  }

  private Started fill(Demo.Part part) {
    Workspace workspace = workspace(part);
    String name = part.dataset().name();
    if (datasets.find(workspace.id(), name).isEmpty()) {
      register(workspace, part);
    }
    if (baselines.list(workspace.id()).isEmpty()) {
      baselines.set(workspace.id(), part.baseline(), Actor.PLATFORM);
    }
    if (!budgets.isNamed(workspace.id(), Purpose.REPLAYS)) {
      budgets.set(
          workspace.id(),
          Purpose.REPLAYS,
          Demo.MONTHS,
          Demo.REPLAYS,
          "So that auditors can check results from the first day on.",
          Actor.PLATFORM);
    }
    Study study =
        studies
            .find(workspace.id(), part.study())
            .orElseGet(() -> studies.submit(workspace.id(), part.definition(), Actor.PLATFORM));
    notebooks.write(workspace.id(), part.workspace() + "-notebook.json", study);
    return new Started(workspace, study.id());
  }

  private void register(Workspace workspace, Demo.Part part) {
    Path copy = null;
    try (InputStream data =
        Objects.requireNonNull(Demo.class.getResourceAsStream("/demo/" + part.file()))) {
      copy = Files.createTempFile("demo", part.file());
      Files.copy(data, copy, StandardCopyOption.REPLACE_EXISTING);
      datasets.register(
          workspace.id(), part.dataset(), copy, part.file(), share -> {}, Actor.PLATFORM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (copy != null) {
        delete(copy);
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
