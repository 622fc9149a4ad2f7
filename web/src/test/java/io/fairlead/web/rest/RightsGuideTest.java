package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RunningPlatform;
import io.fairlead.platform.flight.FlightCall;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Role;
import io.fairlead.web.security.OpenTo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's tables of rights are those of the running system, without a row more or less. */
class RightsGuideTest {

  private static final Path GUIDE = RunningPlatform.checkout().resolve("docs/guide/rights.md");

  @Test
  void showsTheTablesThatHold() throws IOException {
    String guide = Files.readString(GUIDE);
    String right =
        filled(filled(filled(guide, "rights", rights()), "flight", flight()), "doors", doors());
    Path wanted = RunningPlatform.checkout().resolve("web/target/rights.md");
    Files.writeString(wanted, right);
    assertThat(guide).as("docs/guide/rights.md; as it should be: %s", wanted).isEqualTo(right);
  }

  private static String filled(String guide, String name, String table) {
    String start = "<!-- %s -->\n".formatted(name);
    int from = guide.indexOf(start) + start.length();
    int to = guide.indexOf("<!-- /%s -->".formatted(name));
    assertThat(from).as("the place of the table '%s'", name).isBetween(start.length(), to);
    return guide.substring(0, from) + table + guide.substring(to);
  }

  private static String rights() {
    String head = Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(" | "));
    String rows =
        Arrays.stream(Permission.values())
            .map(
                row ->
                    "| %s | `%s` | %s |\n"
                        .formatted(
                            row.does(),
                            row.word(),
                            Arrays.stream(Role.values())
                                .map(role -> row.roles().contains(role) ? "yes" : "")
                                .collect(Collectors.joining(" | "))))
            .collect(Collectors.joining());
    return "| may | right | %s |\n| --- | --- | --- | --- | --- | --- |\n%s".formatted(head, rows);
  }

  private static String flight() {
    String rows =
        Arrays.stream(FlightCall.values())
            .map(
                call ->
                    "| %s `%s` | %s | %s |\n"
                        .formatted(
                            call.kind().name().toLowerCase(Locale.ROOT),
                            call.wireName().toLowerCase(Locale.ROOT),
                            Arrays.stream(FlightCall.Bearer.values())
                                .map(bearer -> call.takes(bearer) ? "yes" : "")
                                .collect(Collectors.joining(" | ")),
                            call.alsoForGuests() ? "yes" : ""))
            .collect(Collectors.joining());
    return """
        | call | an agent's token | an attempt's | a person's who may `read` | a guest's, of what is shared |
        | --- | --- | --- | --- | --- |
        | list of actions | yes | yes | yes | yes |
        """
        + rows;
  }

  private static String doors() {
    Stream<String> pages =
        PageRightsTest.pages().stream()
            .map(page -> door("page", "/" + page.template(), page.needs(), page.open(), false));
    Stream<String> routes =
        RoutesTest.rest().stream()
            .map(
                route ->
                    door(
                        route.method(),
                        route.pattern(),
                        route.needs(),
                        route.open(),
                        route.alsoForGuests()));
    return "| | | asks for |\n| --- | --- | --- |\n"
        + Stream.concat(pages, routes).collect(Collectors.joining());
  }

  private static String door(
      String what,
      String path,
      Optional<Permission> needs,
      Optional<OpenTo.Whom> open,
      boolean guests) {
    String asks =
        needs
            .map(row -> "`" + row.word() + "`" + (guests ? ", or a share" : ""))
            .or(() -> open.map(RightsGuideTest::words))
            .orElse("nobody may");
    return "| %s | `%s` | %s |\n".formatted(what, path, asks);
  }

  private static String words(OpenTo.Whom whom) {
    return switch (whom) {
      case EVERYONE -> "nothing";
      case SIGNED_IN -> "signed in";
    };
  }
}
