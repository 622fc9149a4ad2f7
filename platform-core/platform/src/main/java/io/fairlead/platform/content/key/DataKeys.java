package io.fairlead.platform.content.key;

import io.fairlead.platform.content.persistence.KeyTables;
import io.fairlead.platform.content.persistence.KeyTables.Wrapped;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.OneAtATime;
import io.fairlead.platform.storage.Transactions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The data keys of workspaces, unwrapped when they are needed first. */
public final class DataKeys {

  /**
   * Of all replicas, one at a time makes data keys or wraps them anew: else one that still works
   * with the old master key could wrap by it while another notes that nothing needs it any more.
   */
  static final String WRAPPING = "master-keys";

  private final MasterKeys masters;
  private final Duration age;
  private final KeyTables tables;
  private final Transactions transactions;
  private final OneAtATime oneAtATime;
  private final Clock clock;
  private final Map<UUID, DataKey> newest = new ConcurrentHashMap<>();
  private final Map<UUID, DataKey> known = new ConcurrentHashMap<>();

  DataKeys(
      MasterKeys masters,
      Duration age,
      KeyTables tables,
      Transactions transactions,
      OneAtATime oneAtATime,
      Clock clock) {
    this.masters = masters;
    this.age = age;
    this.tables = tables;
    this.transactions = transactions;
    this.oneAtATime = oneAtATime;
    this.clock = clock;
  }

  /** The key that encrypts what a workspace stores now; made when there is none, or it is old. */
  public DataKey current(UUID workspace) throws KeyUnavailable {
    DataKey key = newest.get(workspace);
    if (key == null || isOld(key.createdAt())) {
      key = stored(workspace);
      newest.put(workspace, key);
    }
    return key;
  }

  private boolean isOld(Instant createdAt) {
    return createdAt.plus(age).isBefore(clock.instant());
  }

  /** Committed before anything is encrypted with it. */
  private DataKey stored(UUID workspace) throws KeyUnavailable {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "Content is begun outside of a transaction: its key must outlast a failure.");
    }
    Optional<Wrapped> found = young(workspace);
    return unwrapped(
        workspace,
        found.isPresent() ? found.get() : oneAtATime.during(WRAPPING, () -> made(workspace)));
  }

  private Optional<Wrapped> young(UUID workspace) {
    return transactions.in(workspace, tables::newest).filter(each -> !isOld(each.createdAt()));
  }

  /** A new one, unless another replica was faster. */
  private Wrapped made(UUID workspace) {
    Optional<Wrapped> others = young(workspace);
    if (others.isPresent()) {
      return others.get();
    }
    UUID id = Ids.next();
    MasterKey master = masters.current();
    Wrapped made =
        new Wrapped(id, master.id(), master.wrap(KeyWrap.newKey(), workspace, id), clock.instant());
    transactions.crossing(
        () -> {
          tables.needMasterKey(master.id(), clock.instant());
          return true;
        });
    transactions.in(workspace, () -> tables.insert(made));
    return made;
  }

  /** The key with which something was encrypted. */
  public DataKey find(UUID workspace, UUID id) throws KeyUnavailable {
    DataKey cached = known.get(id);
    if (cached != null) {
      return cached;
    }
    Wrapped row =
        transactions
            .in(workspace, () -> tables.find(id))
            .orElseThrow(
                () ->
                    new KeyUnavailable(
                        "its data key %s isn't one of that workspace".formatted(id), null));
    DataKey key = unwrapped(workspace, row);
    known.put(id, key);
    return key;
  }

  private DataKey unwrapped(UUID workspace, Wrapped row) throws KeyUnavailable {
    MasterKey master =
        masters
            .find(row.masterKey())
            .orElseThrow(
                () ->
                    new KeyUnavailable(
                        "its data key needs master key %s, but %s holds %s"
                            .formatted(row.masterKey(), masters.source(), masters.ids()),
                        null));
    try {
      return new DataKey(
          workspace, row.id(), row.createdAt(), master.unwrap(row.wrapped(), workspace, row.id()));
    } catch (GeneralSecurityException e) {
      throw new KeyUnavailable(
          "its data key %s was altered in the database".formatted(row.id()), e);
    }
  }
}
