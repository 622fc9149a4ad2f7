package io.fairlead.ray.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fairlead.kernel.budget.Prices;
import io.fairlead.protocol.ProfileSchema;
import io.fairlead.protocol.message.ClusterProfile;
import io.fairlead.protocol.message.NodeKind;
import io.fairlead.protocol.message.OpenHours;
import io.fairlead.protocol.message.Resources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Profiles are read as the published schema says, and mistakes are told by line and key. */
class ProfileFileTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(ProfileSchema.text());
  private static final String NODES = "nodes: [{kind: a, cpus: 2}]\n";
  private static final String FULL =
      """
      name: hall-3
      region: eu-central
      nodes:
        - {kind: cpu, count: 4, cpus: 32, memoryGib: 128}
        - kind: gpu
          cpus: 64
          memoryGib: 512
          gpus: 4
          gpuModel: A100
          gpuMemoryGib: 80
      prices: {cpuHour: 0.05, gpuHour: 1.2}
      hours:
        zone: Europe/Berlin
        windows:
          - {days: [MON, TUE, WED, THU, FRI], from: 18:00, to: 08:00}
          - {days: [SAT, SUN], from: 00:00, to: 00:00}
      workspaces: [credit, vision]
      """;

  private static ClusterProfile read(String yaml) {
    return ProfileFile.read(yaml, "p.yaml").profile();
  }

  @Test
  void allOfAProfileIsRead(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("compute-profile.yaml"), FULL);
    NamedProfile read = ProfileFile.read(file);
    assertThat(read.name()).isEqualTo("hall-3");
    ClusterProfile profile = read.profile();
    assertThat(profile.region()).isEqualTo("eu-central");
    assertThat(profile.nodes().getLast())
        .isEqualTo(new NodeKind("gpu", 1, 64, 512L << 30, 4, "A100", 80L << 30));
    assertThat(profile.total()).isEqualTo(new Resources(192, 4, 1024L << 30));
    assertThat(profile.prices()).isEqualTo(new Prices(50_000, 1_200_000, 0));
    assertThat(profile.workspaces()).containsExactly("credit", "vision");
  }

  @Test
  void hoursGoOverMidnightAndFollowTheirZone() {
    OpenHours hours = Objects.requireNonNull(read(FULL).hours());
    assertThat(hours.isOpen(Instant.parse("2026-01-05T16:59:00Z"))).isFalse(); // Monday 17:59
    assertThat(hours.isOpen(Instant.parse("2026-01-05T17:00:00Z"))).isTrue();
    assertThat(hours.isOpen(Instant.parse("2026-01-06T06:59:00Z"))).isTrue();
    assertThat(hours.isOpen(Instant.parse("2026-01-06T07:00:00Z"))).isFalse();
    assertThat(hours.isOpen(Instant.parse("2026-01-04T12:00:00Z"))).isTrue(); // Sunday
    assertThat(hours.isOpen(Instant.parse("2026-01-05T04:00:00Z"))).isFalse(); // Monday 05:00
    assertThat(hours.opens(Instant.parse("2026-01-05T04:00:00Z")))
        .contains(ZonedDateTime.parse("2026-01-05T18:00+01:00[Europe/Berlin]"));
    assertThat(hours.opens(Instant.parse("2026-01-04T12:00:00Z"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nodes: []| line 1: nodes: a list of 1 to 100 entries is wanted; it has 0.",
        "region: x| line 1: the key 'nodes' is missing; add it.",
        "nodes: [{kind: a, cpus: two}]| line 1: nodes[0].cpus: a number from 0.1 to 1024.0 is wanted. Given: 'two'.",
        "nodes: [{kind: a, cpu: 2}]| nodes[0].cpu: there is no such key; known are kind, count, cpus,",
        "nodes: [{kind: a, cpus: 2, cpus: 3}]| nodes[0].cpus: a key stands once",
        "nodes: [{kind: a, cpus: 2, gpuModel: A100}]| nodes[0].gpuModel: only a kind with GPUs has this",
        "nodes: [{kind: a, cpus: 2, gpus: 1, gpuModel: 4090}]| nodes[0].gpuModel: to YAML this is no text; write it in quotes: \"4090\".",
        "nodes: {a: b| this isn't YAML",
        "nodes: [&a {kind: a, cpus: 2}, *a]| aliases (*name) aren't read here",
        "[[[[[[[[[1]]]]]]]]]| a profile nests at most 8 deep",
      })
  void aMistakeIsToldByLineAndKey(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ProfileMistake.class)
        .hasMessageStartingWith("p.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void aLineFurtherDownIsNamed() {
    assertThatThrownBy(
            () -> read(NODES + "hours:\n  zone: Europe/Nowhere\n  windows: [{from: 1, to: 2}]"))
        .hasMessageContaining("p.yaml, line 3: hours.zone: a time zone such as Europe/Berlin");
  }

  /** Each level would double what the one before holds. */
  @Test
  void bombsGoOffNowhere(@TempDir Path folder) throws Exception {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> read(laughs + NODES)).hasMessageContaining("aliases");
    assertThatThrownBy(() -> read("[".repeat(60_000))).hasMessageContaining("8 deep");
    Path large = Files.writeString(folder.resolve("large.yaml"), "# " + "x".repeat(70_000));
    assertThatThrownBy(() -> ProfileFile.read(large)).hasMessageContaining("at most 65536 bytes");
    assertThatThrownBy(() -> ProfileFile.read(folder.resolve("none.yaml")))
        .hasMessageContaining("can't be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FULL,
        NODES,
        "nodes: [{kind: a, cpus: 0.1, count: 3.0}]",
        "nodes: [{kind: a, cpus: 0}]",
        "nodes: [{kind: a, cpus: 1025}]",
        "nodes: [{kind: a, cpus: .inf}]",
        "nodes: [{kind: a, cpus: '2'}]",
        "nodes: [{kind: 7, cpus: 2}]",
        "nodes: [{kind: _a, cpus: 2}]",
        "nodes: [{kind: a, cpus: 2, count: 1.5}]",
        "nodes: [{kind: a, cpus: 2, count: 0}]",
        "nodes: [{kind: a, cpus: 2, gpus: 65}]",
        "nodes: [{kind: a, cpus: 2, gpus: 0, gpuModel: A100}]",
        "nodes: [{kind: a, cpus: 2, gpus: 1, gpuModel: A100, gpuMemoryGib: 0}]",
        "nodes: [{kind: a, cpus: 2, gpuMemoryGib: 80}]",
        "nodes: [{kind: a}]",
        "nodes: {kind: a, cpus: 2}",
        "nodes: a",
        "nodes:",
        "[]",
        NODES + "name: ''",
        NODES + "name: [a]",
        NODES + "nmae: hall",
        NODES + "prices: {}",
        NODES + "prices: {cpuHour: -1}",
        NODES + "prices: {cpuHour: 1e6}",
        NODES + "prices: {cpuHour: 1e7}",
        NODES + "workspaces: []",
        NODES + "workspaces: [Credit]",
        NODES + "workspaces: credit",
        NODES + "hours: {zone: UTC, windows: []}",
        NODES + "hours: {zone: UTC}",
        NODES + "hours: {zone: UTC, windows: [{from: 9:00, to: 17:00}]}",
        NODES + "hours: {zone: UTC, windows: [{from: 09:00, to: 24:00}]}",
        NODES + "hours: {zone: UTC, windows: [{from: 09:00, to: 17:00}]}",
        NODES + "hours: {zone: UTC, windows: [{days: [], from: 09:00, to: 17:00}]}",
        NODES + "hours: {zone: UTC, windows: [{days: [Mon], from: 09:00, to: 17:00}]}",
        NODES + "hours: {zone: UTC, windows: [{days: [MON, MON], from: 09:00, to: 17:00}]}",
      })
  void theSchemaAndTheReaderAgree(String yaml) {
    boolean taken;
    try {
      read(yaml);
      taken = true;
    } catch (ProfileMistake refused) {
      taken = false;
    }
    JsonNode json = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    assertThat(SCHEMA.validate(json).isEmpty()).isEqualTo(taken);
  }

  @Test
  void theSchemasExamplesAreProfiles() throws Exception {
    JsonNode examples = JSON.readTree(ProfileSchema.text()).path("examples");
    assertThat(examples).isNotEmpty();
    for (JsonNode example : examples) {
      assertThat(SCHEMA.validate(example)).isEmpty();
      assertThat(read(example.toString()).nodes()).isNotEmpty(); // JSON is YAML
    }
    assertThat(List.of(examples.get(0).path("name").asText())).containsExactly("hall-3");
  }
}
