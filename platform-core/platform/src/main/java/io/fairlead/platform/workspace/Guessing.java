package io.fairlead.platform.workspace;

import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Digests;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.persistence.GuessingTable;
import io.fairlead.platform.workspace.persistence.GuessingTable.Count;
import io.fairlead.platform.workspace.persistence.GuessingTable.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords and tokens, on all replicas together: after a few wrong ones
 * waits begin and double, up to a quarter of an hour, and nothing is shut for good.
 *
 * <p>A stranger can't keep someone out: who comes with a browser, or from an address, from which
 * they signed in lately is counted there alone, and what strangers guess about the account, or
 * others at the address, is none of theirs. A good token is always good.
 */
@Component
class Guessing implements Waits {

  static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  static final int MOST_ROWS = 100_000;

  private static final Duration ACCOUNTS_FORGOTTEN = Duration.ofDays(1);
  private static final Duration ADDRESSES_FORGOTTEN = Duration.ofHours(1);
  private static final Duration PLACES_FORGOTTEN = Duration.ofDays(90);
  private static final int MOST_DOUBLINGS = 16;
  private static final int MOST_SHOWN = 200;
  private static final UUID NOBODY = new UUID(0, 0);

  private final GuessingTable table;
  private final GuessingSettings settings;
  private final Transactions transactions;
  private final TurnedAway turnedAway;
  private final Events events;
  private final Clock clock;

  Guessing(
      GuessingTable table,
      GuessingSettings settings,
      Transactions transactions,
      TurnedAway turnedAway,
      Events events,
      Clock clock) {
    this.table = table;
    this.settings = settings;
    this.transactions = transactions;
    this.turnedAway = turnedAway;
    this.events = events;
    this.clock = clock;
  }

  /** A try that was counted as wrong beforehand, so that many at once are no way around. */
  record Try(Count account, @Nullable Count address, @Nullable UUID person, Origin from) {}

  /**
   * Counts a try to sign in.
   *
   * @param person whose name it is; null where nobody has it, which makes no difference to see
   * @throws HeldBack when it has to wait; then it isn't counted
   */
  Try begin(String name, @Nullable UUID person, Origin from) {
    Instant now = clock.instant();
    return transactions.crossing(
        () -> {
          Instant known = now.minus(PLACES_FORGOTTEN);
          byte[] device = from.device() == null ? null : key("device", from.device());
          byte[] place = key("address", from.address());
          boolean byDevice = knows(person, device, known);
          boolean byAddress = !byDevice && knows(person, place, known);
          Count address = null;
          byte[] all = key("passwords", from.address());
          if (!byDevice && !(byAddress && table.isHeld(Kind.PASSWORDS, all, now))) {
            address = count(Kind.PASSWORDS, all, null, from.address(), now);
          }
          byte[] key =
              byDevice
                  ? key("device", person + "/" + from.device())
                  : byAddress ? key("place", person + "/" + from.address()) : key("name", name);
          Kind kind = byDevice || byAddress ? Kind.PLACE : Kind.ACCOUNT;
          Count account = count(kind, key, person, from.address(), now);
          return new Try(account, address, person, from);
        });
  }

  private boolean knows(@Nullable UUID person, byte @Nullable [] place, Instant since) {
    return person != null && place != null && table.knows(person, place, since);
  }

  /** It was right: it counts for nothing, and the place is one they are known at. */
  void right(Try tried, UUID person) {
    Instant now = clock.instant();
    transactions.crossing(
        () -> {
          Count address = tried.address();
          if (address != null) {
            table.takeBack(address.id(), settings.byAddress());
          }
          table.forget(tried.account().id());
          table.remember(person, key("address", tried.from().address()), now);
          String device = tried.from().device();
          if (device != null) {
            table.remember(person, key("device", device), now);
          }
          return true;
        });
  }

  /** It was wrong, as counted; where waits begin, the trail says so. */
  void wrong(Try tried) {
    told(tried.account(), tried.person(), tried.from().address());
    if (tried.address() != null) {
      told(tried.address(), null, tried.from().address());
    }
  }

  @Override
  public void wrongToken(Origin from) {
    Count counted =
        transactions.crossing(
            () ->
                count(
                    Kind.TOKENS,
                    key("tokens", from.address()),
                    null,
                    from.address(),
                    clock.instant()));
    told(counted, null, from.address());
  }

  /** Forgets where someone is known, as after a change of their password. */
  void forgetPlaces(UUID person) {
    table.forgetPlaces(person);
  }

  @Override
  public List<Held> held(Access by) {
    by.require(Permission.ADMINISTER);
    return transactions.crossing(() -> table.held(clock.instant(), MOST_SHOWN));
  }

  @Override
  public void lift(UUID held, Access by) {
    by.require(Permission.ADMINISTER);
    transactions.crossing(
        () -> {
          Held found = table.find(held).orElseThrow(() -> new NotFound("wait", held.toString()));
          table.forget(held);
          Map<String, Object> data = new HashMap<>();
          data.put("kind", found.kind());
          data.put("address", found.address());
          data.put("failures", found.failures());
          if (found.person() != null) {
            data.put("name", found.person());
          }
          events.appendInstallation(
              "guessing.lifted", held, by.actor().with(Permission.ADMINISTER), data);
          return found;
        });
  }

  /** Forgets what is over, and where there is too much, what holds nobody back. */
  @Scheduled(fixedDelay = 60_000)
  void sweep() {
    Instant now = clock.instant();
    transactions.crossing(
        () -> {
          table.sweep(now.minus(ACCOUNTS_FORGOTTEN), now.minus(PLACES_FORGOTTEN), MOST_ROWS);
          return true;
        });
  }

  private Count count(Kind kind, byte[] key, @Nullable UUID person, String address, Instant now) {
    Duration forgotten = kind.isOfAddresses() ? ADDRESSES_FORGOTTEN : ACCOUNTS_FORGOTTEN;
    Count counted = table.count(kind, key, person, address, now, now.minus(forgotten));
    Instant until = counted.heldUntil();
    if (until != null) {
      throw new HeldBack(
          kind == Kind.TOKENS ? "tokens" : "passwords", Duration.between(now, until));
    }
    int limit = kind.isOfAddresses() ? settings.byAddress() : settings.byAccount();
    return counted.failures() < limit
        ? counted
        : table.hold(counted, now.plus(wait(counted, limit)));
  }

  /** Doubles with each wrong one beyond the limit. */
  private static Duration wait(Count counted, int limit) {
    int doublings = Math.min(counted.failures() - limit, MOST_DOUBLINGS);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private void told(Count counted, @Nullable UUID person, String address) {
    Instant until = counted.heldUntil();
    if (until != null) {
      turnedAway.record(
          "guessing.held-back",
          person == null ? NOBODY : person,
          Actor.PLATFORM,
          Map.of(
              "kind", counted.kind().name(),
              "address", address,
              "failures", counted.failures(),
              "until", until.toString()));
    }
  }

  private static byte[] key(String kind, String of) {
    return Digests.sha256().digest((kind + "/" + of).getBytes(StandardCharsets.UTF_8));
  }
}
