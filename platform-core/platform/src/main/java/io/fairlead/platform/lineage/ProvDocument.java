package io.fairlead.platform.lineage;

import io.fairlead.platform.lineage.TrialRecord.Made;
import io.fairlead.platform.lineage.TrialRecord.Run;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trial in W3C PROV. Entities are what there was and what came out; activities are the study that
 * suggested, and each attempt; agents are the person and the machines. Attributes of our own are in
 * the namespace {@code fl}.
 *
 * @see <a href="https://www.w3.org/submissions/prov-json/">PROV-JSON</a>
 */
final class ProvDocument {

  private static final String OURS = "fl:";

  private final TrialRecord record;
  private final Graph cameOfIt;
  private final Map<String, Map<String, Object>> parts = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();

  ProvDocument(TrialRecord record, Graph cameOfIt) {
    this.record = record;
    this.cameOfIt = cameOfIt;
  }

  Map<String, Object> json() {
    String study = OURS + "study-" + record.study();
    String person =
        OURS + "person-" + safe(record.section("people").getOrDefault("submitted by", "unknown"));
    thing("activity", study, Map.of("prov:label", record.label(), "prov:type", type("study")));
    thing("agent", person, Map.of("prov:type", qualified("prov:Person")));
    relate("wasAssociatedWith", "prov:activity", study, "prov:agent", person);
    String configuration = OURS + "configuration-" + record.trial();
    thing("entity", configuration, attributes("configuration"));
    relate("wasGeneratedBy", "prov:entity", configuration, "prov:activity", study);
    data().ifPresent(data -> relate("used", "prov:activity", study, "prov:entity", data));
    record.runs().forEach(run -> attempt(run, study, configuration));
    record.made().forEach(made -> artifact(made, person));
    cameOfIt.links().forEach(this::cameOfIt);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "prefix",
        Map.of(
            "fl", "urn:fairlead:",
            "prov", "http://www.w3.org/ns/prov#",
            "xsd", "http://www.w3.org/2001/XMLSchema#"));
    document.putAll(parts);
    return document;
  }

  private Optional<String> data() {
    Map<String, String> data = record.section("data");
    String digest = data.get("snapshot");
    if (digest == null) {
      return Optional.empty();
    }
    String id = OURS + "dataset-" + digest;
    thing("entity", id, attributes("data"));
    return Optional.of(id);
  }

  private void attempt(Run run, String study, String configuration) {
    String id = OURS + "attempt-" + run.id();
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("prov:type", type("attempt"));
    attributes.put("prov:startTime", run.startedAt().toString());
    Instant end = run.endedAt();
    if (end != null) {
      attributes.put("prov:endTime", end.toString());
    }
    attributes.put(OURS + "epoch", run.epoch());
    if (run.outcome() != null) {
      attributes.put(OURS + "outcome", run.outcome());
    }
    thing("activity", id, attributes);
    relate("wasInformedBy", "prov:informed", id, "prov:informant", study);
    relate("used", "prov:activity", id, "prov:entity", configuration);
    data().ifPresent(data -> relate("used", "prov:activity", id, "prov:entity", data));
    String agent = OURS + "agent-" + safe(run.agent());
    thing("agent", agent, Map.of("prov:type", qualified("prov:SoftwareAgent")));
    relate("wasAssociatedWith", "prov:activity", id, "prov:agent", agent);
    String digest = run.environment();
    if (digest != null) {
      environment(id, digest);
    }
  }

  private void environment(String attempt, String digest) {
    String id = OURS + "environment-" + digest;
    Map<String, Object> attributes = attributes("machine");
    attributes.putAll(attributes("preprocessing"));
    thing("entity", id, attributes);
    relate("used", "prov:activity", attempt, "prov:entity", id);
    String revision =
        OURS + "code-" + safe(record.section("code").getOrDefault("revision", "unknown"));
    thing("entity", revision, attributes("code"));
    derived(id, revision);
    record
        .section("jars")
        .forEach(
            (name, sha256) -> {
              String jar = OURS + "jar-" + sha256;
              thing("entity", jar, Map.of("prov:label", name, OURS + "sha256", sha256));
              once("hadMember", id + " " + jar, "prov:collection", id, "prov:entity", jar);
            });
  }

  private void artifact(Made made, String person) {
    String id = OURS + "artifact-" + made.digest();
    thing(
        "entity",
        id,
        Map.of(
            "prov:label",
            made.name(),
            "prov:type",
            type(made.kind()),
            OURS + "sha256",
            made.digest()));
    relate(
        "wasGeneratedBy", "prov:entity", id, "prov:activity", OURS + "attempt-" + made.attempt());
    relate("wasAttributedTo", "prov:entity", id, "prov:agent", person);
  }

  /** Audits and decisions: what stands on this trial. */
  private void cameOfIt(Link link) {
    NodeType type = link.to().type();
    boolean elsewhere =
        link.from().type() == NodeType.TRIAL && !link.from().id().equals(record.trial().toString());
    if (elsewhere || (type != NodeType.AUDIT && type != NodeType.DECISION)) {
      return;
    }
    String id = OURS + type.word() + "-" + link.to().id();
    cameOfIt.nodes().stream()
        .filter(node -> node.ref().equals(link.to()))
        .forEach(
            node ->
                thing(
                    "entity",
                    id,
                    Map.of("prov:label", node.label(), "prov:type", type(type.word()))));
    if (link.from().type() == NodeType.TRIAL) {
      record.made().forEach(made -> derived(id, OURS + "artifact-" + made.digest()));
      derived(id, OURS + "configuration-" + record.trial());
    } else {
      derived(id, OURS + link.from().type().word() + "-" + link.from().id());
    }
  }

  private Map<String, Object> attributes(String section) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("prov:type", type(section));
    record.section(section).forEach((name, value) -> attributes.put(OURS + safe(name), value));
    return attributes;
  }

  private void thing(String kind, String id, Map<String, Object> attributes) {
    parts.computeIfAbsent(kind, each -> new LinkedHashMap<>()).putIfAbsent(id, attributes);
  }

  private void derived(String generated, String used) {
    once(
        "wasDerivedFrom",
        generated + " " + used,
        "prov:generatedEntity",
        generated,
        "prov:usedEntity",
        used);
  }

  private void relate(String kind, String one, String first, String other, String second) {
    once(kind, first + " " + second, one, first, other, second);
  }

  private void once(
      String kind, String key, String one, String first, String other, String second) {
    if (known.add(kind + " " + key)) {
      thing(kind, "_:r" + known.size(), Map.of(one, first, other, second));
    }
  }

  private static Map<String, String> type(String ours) {
    return qualified(OURS + safe(ours.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, String> qualified(String name) {
    return Map.of("$", name, "type", "prov:QUALIFIED_NAME");
  }

  /** As part of a qualified name. */
  private static String safe(@Nullable String text) {
    return String.valueOf(text).replaceAll("[^A-Za-z0-9._-]", "-");
  }
}
