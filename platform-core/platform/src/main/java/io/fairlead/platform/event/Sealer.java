package io.fairlead.platform.event;

import io.fairlead.platform.event.persistence.EventTables;
import io.fairlead.platform.event.persistence.EventTables.Chain;
import io.fairlead.platform.event.persistence.EventTables.Link;
import io.fairlead.platform.event.persistence.EventTables.StoredEvent;
import io.fairlead.platform.storage.Digests;
import io.fairlead.platform.storage.Transactions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Chains events by hash after they are committed, so that no writer waits for a chain's head. A
 * link's hash is SHA-256(previous link's hash, then the event's canonical JSON); before the first
 * link stand 32 zero bytes. Several replicas may run one each: a chain has one writer at a time.
 */
@Component
public class Sealer {

  private static final int BATCH = 1000;
  private static final byte[] BEFORE_THE_FIRST = new byte[32];

  private final EventTables tables;
  private final Transactions transactions;

  Sealer(EventTables tables, Transactions transactions) {
    this.tables = tables;
    this.transactions = transactions;
  }

  /** Seals what is committed and waits, except in chains that another replica is writing. */
  @Scheduled(fixedDelay = 500)
  public void sealOnce() {
    for (UUID workspace : transactions.crossing(tables::waiting)) {
      Chain chain = new Chain(workspace);
      int sealed;
      do {
        sealed = sealBatch(chain);
      } while (sealed == BATCH);
    }
  }

  private int sealBatch(Chain chain) {
    UUID workspace = chain.workspace();
    return workspace == null
        ? transactions.crossing(() -> seal(chain))
        : transactions.in(workspace, () -> seal(chain));
  }

  private int seal(Chain chain) {
    if (!tables.lock(chain)) {
      return 0;
    }
    List<StoredEvent> events = tables.take(chain, BATCH);
    if (events.isEmpty()) {
      return 0;
    }
    Link head = tables.head(chain).orElse(null);
    long sequence = head == null ? 0 : head.sequence();
    byte[] hash = head == null ? BEFORE_THE_FIRST : head.hash();
    List<Link> links = new ArrayList<>();
    for (StoredEvent event : events) {
      hash = link(hash, event, chain.workspace());
      sequence++;
      links.add(new Link(sequence, event.id(), hash));
    }
    tables.append(chain, links);
    return events.size();
  }

  private static byte[] link(byte[] previous, StoredEvent event, @Nullable UUID workspace) {
    MessageDigest digest = Digests.sha256();
    digest.update(previous);
    return digest.digest(CanonicalJson.of(event, workspace));
  }
}
