package io.fairlead.bench;

import io.fairlead.e2e.RunningPlatform;
import io.fairlead.kernel.audit.Chains;
import io.fairlead.kernel.audit.ExportWriter;
import io.fairlead.kernel.audit.Head;
import io.fairlead.kernel.audit.PublicKeys;
import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspaces;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Events from many writers, each in a transaction of its own that is synced to disk, while the
 * sealer runs as it always does; then an export of a million of them is verified by the script.
 */
final class AuditBenchmark implements Benchmark {

  private static final int WRITERS = 8;
  private static final int WARM_UP = 20_000;
  private static final int EVENTS = 60_000;
  private static final int VERIFIED = 1_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public List<Figure> run(Options options) throws Exception {
    List<Figure> figures = new ArrayList<>();
    Path folder = Files.createTempDirectory("fairlead-bench");
    try {
      try (ConfigurableApplicationContext platform =
          new SpringApplicationBuilder(Platform.class)
              .web(WebApplicationType.NONE)
              .run("--fairlead.data=" + folder.resolve("data"), "--logging.level.root=warn")) {
        figures.addAll(write(platform));
      }
      figures.add(verify(folder));
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return figures;
  }

  /** The application without its pages and REST. */
  @SpringBootConfiguration
  @EnableAutoConfiguration(
      excludeName = {
        "com.vaadin.flow.spring.SpringBootAutoConfiguration",
        "com.vaadin.flow.spring.SpringSecurityAutoConfiguration"
      })
  @EnableScheduling
  @ComponentScan("io.fairlead.platform")
  static class Platform {}

  /** The rate counts until the last one is sealed. */
  private static List<Figure> write(ConfigurableApplicationContext platform) throws Exception {
    Chain chain =
        new Chain(
            platform.getBean(Workspaces.class).create("audited", "Audited", Actor.PLATFORM).id(),
            platform.getBean(Transactions.class),
            platform.getBean(Events.class),
            platform.getBean(JdbcClient.class));
    chain.write(WARM_UP);
    chain.awaitSealed(WARM_UP);
    long start = System.nanoTime();
    chain.write(EVENTS);
    chain.awaitSealed(WARM_UP + EVENTS);
    double sealed = (System.nanoTime() - start) / 1e9;
    return List.of(
        new Figure("events_per_second", EVENTS / sealed, "events/s"),
        new Figure("sealed_within_s", chain.longestWait(), "s"));
  }

  private record Chain(UUID workspace, Transactions transactions, Events events, JdbcClient jdbc) {

    void write(int count) throws Exception {
      try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
        List<Future<?>> writing = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
          Actor by =
              new Actor(Actor.Kind.PERSON, new UUID(0, writer), "person-" + writer)
                  .with(Permission.RUN_STUDIES);
          writing.add(
              threads.submit(
                  () -> {
                    for (int i = 0; i < count / WRITERS; i++) {
                      Map<String, Object> data =
                          Map.of("number", i, "from", "QUEUED", "to", "RUNNING");
                      transactions.in(
                          workspace, () -> events.append("benched", workspace, by, data));
                    }
                  }));
        }
        for (Future<?> each : writing) {
          each.get();
        }
      }
    }

    void awaitSealed(int count) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (sealed() < count) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("Not all of %d were sealed in time".formatted(count));
        }
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
    }

    /** From an event's own time, before its commit, to the signature that covers it, in seconds. */
    double longestWait() {
      return transactions.in(
          workspace,
          () ->
              jdbc.sql(
                      """
                      select max(extract(epoch from (select min(at) from event_head
                          where event_head.sequence >= h.sequence) - e.at))
                      from event_hash h join event e on e.id = h.event_id
                      """)
                  .query(Double.class)
                  .single());
    }

    private long sealed() {
      return transactions.in(
          workspace,
          () ->
              jdbc.sql("select coalesce(max(sequence), 0) from event_hash")
                  .query(Long.class)
                  .single());
    }
  }

  private static Figure verify(Path folder) throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path key = folder.resolve("key.pub");
    Files.writeString(key, PublicKeys.pem(keys.getPublic()));
    Path export = folder.resolve("export");
    writeExport(export, keys);
    List<String> command =
        List.of(
            RunningPlatform.checkout().resolve("fairlead").toString(),
            "verify",
            export.toString(),
            "--key",
            key.toString());
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("The export is not whole");
      }
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return new Figure("verify_1000000_s", best, "s");
  }

  /** As the platform writes it, of events as long as those of trials. */
  private static void writeExport(Path file, KeyPair keys) throws IOException {
    String chain = new UUID(1, 2).toString();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      ExportWriter writer = new ExportWriter(out, chain);
      byte[] hash = Chains.beforeTheFirst();
      for (int i = 1; i <= VERIFIED; i++) {
        byte[] entry =
            """
            {"actor":{"id":"%s","kind":"PERSON","name":"ada"},"at":"2026-11-22T10:00:00.123456Z",\
            "data":{"trials":[{"attempt":"%s","epoch":1,"number":%d,"trial":"%s"}]},"id":"%s",\
            "kind":"trials.started","permission":"run-studies","subject":"%s","workspace":"%s"}"""
                .formatted(chain, chain, i, chain, chain, chain, chain)
                .getBytes(StandardCharsets.UTF_8);
        hash = Chains.link(hash, entry);
        writer.entry(i, hash, entry);
      }
      Head head = new Head(chain, VERIFIED, HexFormat.of().formatHex(hash), Instant.now());
      writer.end(SignedHead.sign(head, keys.getPrivate(), PublicKeys.hex(keys.getPublic())));
    }
  }
}
