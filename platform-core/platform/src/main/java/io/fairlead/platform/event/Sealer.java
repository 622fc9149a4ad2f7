package io.fairlead.platform.event;

import io.fairlead.kernel.audit.Chains;
import io.fairlead.kernel.audit.Head;
import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.platform.event.persistence.EventTables;
import io.fairlead.platform.event.persistence.EventTables.Chain;
import io.fairlead.platform.event.persistence.EventTables.Link;
import io.fairlead.platform.event.persistence.EventTables.StoredEvent;
import io.fairlead.platform.storage.Digests;
import io.fairlead.platform.storage.Transactions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Chains events by hash after they are committed, so that no writer waits for a chain's head, and
 * signs each head that it makes. Several replicas may run one each: a chain has one writer at a
 * time.
 *
 * @see Chains
 */
@Component
public class Sealer {

  private static final int BATCH = 1000;

  private final EventTables tables;
  private final Transactions transactions;
  private final AuditKey key;
  private final Clock clock;

  Sealer(EventTables tables, Transactions transactions, AuditKey key, Clock clock) {
    this.tables = tables;
    this.transactions = transactions;
    this.key = key;
    this.clock = clock;
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

  /**
   * Seals a chain until nothing waits that was committed before the call, waiting for a replica
   * that is writing it, and gives its signed head.
   */
  SignedHead sealNow(Chain chain) {
    Optional<UUID> last = inScope(chain, () -> tables.newestWaiting(chain));
    if (last.isPresent()) {
      while (inScope(chain, () -> tables.isWaiting(chain, last.get()))) {
        inScope(chain, () -> sealAfterWaiting(chain));
      }
    }
    return inScope(chain, () -> signedHead(chain));
  }

  private int sealAfterWaiting(Chain chain) {
    tables.await(chain);
    return sealLocked(chain);
  }

  /** The head as it was signed; of a chain that was sealed before there were keys, signed now. */
  private SignedHead signedHead(Chain chain) {
    tables.await(chain);
    Link last = tables.head(chain).orElse(null);
    if (last == null) {
      return key.sign(Head.empty(chain.name(), clock.instant()));
    }
    return tables
        .signedHead(chain)
        .filter(signed -> signed.head().sequence() == last.sequence())
        .orElseGet(() -> sign(chain, last));
  }

  private SignedHead sign(Chain chain, Link last) {
    SignedHead signed =
        key.sign(
            new Head(chain.name(), last.sequence(), Digests.hex(last.hash()), clock.instant()));
    tables.append(chain, signed);
    return signed;
  }

  private <T> T inScope(Chain chain, Supplier<T> work) {
    UUID workspace = chain.workspace();
    return workspace == null ? transactions.crossing(work) : transactions.in(workspace, work);
  }

  private int sealBatch(Chain chain) {
    return inScope(chain, () -> tables.lock(chain) ? sealLocked(chain) : 0);
  }

  private int sealLocked(Chain chain) {
    List<StoredEvent> events = tables.take(chain, BATCH);
    if (events.isEmpty()) {
      return 0;
    }
    Link last = tables.head(chain).orElse(null);
    long sequence = last == null ? 0 : last.sequence();
    byte[] hash = last == null ? Chains.beforeTheFirst() : last.hash();
    List<Link> links = new ArrayList<>();
    for (StoredEvent event : events) {
      hash = Chains.link(hash, CanonicalJson.of(event, chain.workspace()));
      sequence++;
      links.add(new Link(sequence, event.id(), hash));
    }
    tables.append(chain, links);
    sign(chain, links.getLast());
    return events.size();
  }
}
