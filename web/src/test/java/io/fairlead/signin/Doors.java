package io.fairlead.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RunningPlatform;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.dataset.NewDataset;
import io.fairlead.platform.flight.FlightDoor;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.protocol.Json;
import io.fairlead.protocol.message.Ticket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.RootAllocator;
import org.springframework.context.ConfigurableApplicationContext;

/** Ways to knock that no page offers. */
final class Doors {

  private Doors() {}

  /** Where a form leads that nobody was shown. */
  static String form(URI platform, String name, String password) {
    RestClient anyone = new RestClient(platform, "");
    RestClient.Answer form = anyone.get("/login");
    Matcher token = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"").matcher(form.text());
    assertThat(token.find()).isTrue();
    return anyone
        .send(
            anyone
                .request("/login")
                .header("Cookie", form.session())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "username=%s&password=%s&_csrf=%s"
                            .formatted(name, password, token.group(1)))))
        .header("Location");
  }

  /** The rows of a data set in credit, as a script with this token reads them. */
  static long overFlight(ConfigurableApplicationContext platform, String token) {
    UUID credit = platform.getBean(Workspaces.class).find("credit").orElseThrow().id();
    String digest =
        platform.getBean(Datasets.class).list(credit, null, 1).items().stream()
            .map(Dataset::digest)
            .findFirst()
            .orElseGet(() -> aDataset(platform, credit).digest());
    int port = platform.getBean(FlightDoor.class).port();
    FlightCallHeaders headers = new FlightCallHeaders();
    headers.insert("authorization", "Bearer " + token);
    try (RootAllocator memory = new RootAllocator();
        FlightClient client =
            FlightClient.builder(memory, Location.forGrpcInsecure("127.0.0.1", port)).build();
        FlightStream rows =
            client.getStream(
                new org.apache.arrow.flight.Ticket(
                    Json.write(new Ticket(Ticket.Kind.DATASET, "credit", digest, null))),
                new HeaderCallOption(headers))) {
      long count = 0;
      while (rows.next()) {
        count += rows.getRoot().getRowCount();
      }
      return count;
    } catch (FlightRuntimeException refused) {
      throw refused;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Dataset aDataset(ConfigurableApplicationContext platform, UUID workspace) {
    return platform
        .getBean(Datasets.class)
        .register(
            workspace,
            new NewDataset("german-credit", "risk", List.of("sex", "age"), null, ""),
            RunningPlatform.checkout().resolve("web/src/main/resources/demo/german-risk.csv"),
            "german-risk.csv",
            share -> {},
            Actor.PLATFORM);
  }
}
