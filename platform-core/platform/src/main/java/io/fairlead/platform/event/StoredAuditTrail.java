package io.fairlead.platform.event;

import io.fairlead.kernel.audit.ExportWriter;
import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.platform.event.persistence.EventTables;
import io.fairlead.platform.event.persistence.EventTables.Chain;
import io.fairlead.platform.event.persistence.EventTables.SealedEvent;
import io.fairlead.platform.event.persistence.TrailTable;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class StoredAuditTrail implements AuditTrail {

  private static final int AT_ONCE = 2_000;
  private static final String EXPORTED = "audit.exported";
  private static final UUID INSTALLATION = new UUID(0, 0);

  private final EventTables tables;
  private final TrailTable trail;
  private final Events events;
  private final Sealer sealer;
  private final AuditKey key;
  private final Transactions transactions;

  StoredAuditTrail(
      EventTables tables,
      TrailTable trail,
      Events events,
      Sealer sealer,
      AuditKey key,
      Transactions transactions) {
    this.tables = tables;
    this.trail = trail;
    this.events = events;
    this.sealer = sealer;
    this.key = key;
    this.transactions = transactions;
  }

  @Override
  public Export export(@Nullable UUID workspace, Actor by) {
    if (workspace == null) {
      transactions.crossing(
          () -> {
            events.appendInstallation(EXPORTED, INSTALLATION, by, Map.of());
            return true;
          });
    } else {
      transactions.in(workspace, () -> events.append(EXPORTED, workspace, by, Map.of()));
    }
    return new StoredExport(new Chain(workspace), head(workspace));
  }

  @Override
  public SignedHead head(@Nullable UUID workspace) {
    return sealer.sealNow(new Chain(workspace));
  }

  @Override
  public Page<TrailEntry> list(
      @Nullable UUID workspace, TrailFilter filter, @Nullable String after, int limit) {
    UUID before = after == null ? null : cursor(after);
    Chain chain = new Chain(workspace);
    List<TrailEntry> found = inScope(chain, () -> trail.list(chain, filter, before, limit + 1));
    List<TrailEntry> shown = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(shown, found.size() > limit ? shown.getLast().id().toString() : null);
  }

  private static UUID cursor(String after) {
    return Ids.parse(after)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "after",
                    "A cursor is what the page before gave as its next.",
                    after,
                    "Leave it out to start again."));
  }

  @Override
  public Standing standing(@Nullable UUID workspace) {
    Chain chain = new Chain(workspace);
    return inScope(
        chain,
        () -> new Standing(tables.signedHead(chain).orElse(null), tables.countWaiting(chain)));
  }

  @Override
  public void accessed(
      String kind, UUID workspace, UUID subject, Actor by, Map<String, Object> what) {
    transactions.in(workspace, () -> events.append(kind, subject, by, what));
  }

  private <T> T inScope(Chain chain, Supplier<T> work) {
    UUID workspace = chain.workspace();
    return workspace == null ? transactions.crossing(work) : transactions.in(workspace, work);
  }

  @Override
  public String publicKey() {
    return key.pem();
  }

  private final class StoredExport implements Export {
    private final Chain chain;
    private final SignedHead head;

    StoredExport(Chain chain, SignedHead head) {
      this.chain = chain;
      this.head = head;
    }

    @Override
    public SignedHead head() {
      return head;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      ExportWriter writer = new ExportWriter(out, chain.name());
      List<SealedEvent> part = after(0);
      while (!part.isEmpty()) {
        for (SealedEvent each : part) {
          writer.entry(
              each.link().sequence(),
              each.link().hash(),
              CanonicalJson.of(each.event(), chain.workspace()));
        }
        part = after(part.getLast().link().sequence());
      }
      writer.end(head);
    }

    private List<SealedEvent> after(long sequence) {
      return inScope(chain, () -> tables.sealed(chain, sequence, head.head().sequence(), AT_ONCE));
    }
  }
}
