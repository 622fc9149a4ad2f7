package io.fairlead.platform.workspace;

import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Peers;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.persistence.SignInTable;
import io.fairlead.platform.workspace.persistence.SignInTable.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Component
final class StoredSignIns implements SignIns, Peers.Listener {

  private static final String PREFIX = "fls_";
  private static final String WORD = "sign-in ";
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final SignInTable table;
  private final Transactions transactions;
  private final Peers peers;
  private final Duration idle;
  private final Clock clock;
  private final List<Consumer<@Nullable UUID>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable String installation;

  StoredSignIns(
      SignInTable table,
      Transactions transactions,
      Peers peers,
      @Value("${server.servlet.session.timeout:8h}") Duration idle,
      Clock clock) {
    this.table = table;
    this.transactions = transactions;
    this.peers = peers;
    this.idle = idle;
    this.clock = clock;
    peers.listen(this);
  }

  @Override
  public String installation() {
    String known = installation;
    if (known == null) {
      known = transactions.crossing(() -> table.installation(Ids.next().toString().substring(24)));
      installation = known;
    }
    return known;
  }

  @Override
  public Begun begin(UUID person, @Nullable Vouched by) {
    Instant now = clock.instant();
    String secret = Secrets.next(PREFIX);
    UUID id = Ids.next();
    byte[] word = by == null ? null : SealedWord.seal(by.word(), secret);
    transactions.crossing(
        () -> {
          table.forget(now.minus(idle));
          table.insert(id, Secrets.hash(secret), person, by, word, now);
          return id;
        });
    return new Begun(id, secret);
  }

  @Override
  public Optional<Open> find(String secret) {
    return transactions
        .crossing(() -> table.byHash(Secrets.hash(secret)).filter(this::isGood))
        .map(
            row ->
                new Open(
                    row.id(),
                    row.person(),
                    row.word() == null ? null : SealedWord.open(row.word(), secret)));
  }

  @Override
  public boolean isOpen(UUID signIn) {
    return transactions.crossing(() -> table.byId(signIn).filter(this::isGood).isPresent());
  }

  private boolean isGood(Row row) {
    Instant now = clock.instant();
    if (row.ended() || row.seenAt().plus(idle).isBefore(now)) {
      return false;
    }
    if (row.seenAt().plus(NOTED_EVERY).isBefore(now)) {
      table.seen(row.id(), now);
    }
    return true;
  }

  @Override
  public void end(UUID signIn) {
    ending(() -> table.end(signIn, clock.instant()));
  }

  @Override
  public void endOf(UUID person, @Nullable UUID but) {
    ending(() -> table.endOf(person, but, clock.instant()));
  }

  @Override
  public void takenBack(String issuer, @Nullable String subject, @Nullable String session) {
    ending(() -> table.takenBack(issuer, subject, session, clock.instant()));
  }

  private void ending(Supplier<List<UUID>> work) {
    transactions.crossing(
        () -> {
          List<UUID> ended = work.get();
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  for (UUID each : ended) {
                    tell(each);
                    peers.tell(WORD + each);
                  }
                }
              });
          return ended;
        });
  }

  @Override
  public void onEnd(Consumer<@Nullable UUID> listener) {
    listeners.add(listener);
  }

  private void tell(@Nullable UUID ended) {
    listeners.forEach(each -> each.accept(ended));
  }

  @Override
  public void heard(String word) {
    if (word.startsWith(WORD)) {
      tell(UUID.fromString(word.substring(WORD.length())));
    }
  }

  @Override
  public void missed() {
    tell(null);
  }
}
