package io.fairlead.platform.budget;

import java.util.Locale;

/** What an entry of the ledger stands for, and the accounts that it moves an amount between. */
public enum EntryKind {
  /** A manager raised a cap, or a period began with one. */
  CAP_RAISED(Account.GRANTED, Account.FREE),
  CAP_LOWERED(Account.FREE, Account.GRANTED),
  MOVED_IN(Account.MOVED, Account.FREE),
  MOVED_OUT(Account.FREE, Account.MOVED),
  /** For the next slices of running trials. */
  RESERVED(Account.FREE, Account.RESERVED),
  /** What a slice didn't need. */
  RELEASED(Account.RESERVED, Account.FREE),
  /** Used, by the time that the platform measured. */
  SETTLED(Account.RESERVED, Account.CONSUMED),
  /** A driver was lost, and its slice counts as used. */
  LOST(Account.RESERVED, Account.CONSUMED);

  /** Where amounts are; the first two are outside of the budget. */
  enum Account {
    GRANTED,
    MOVED,
    FREE,
    RESERVED,
    CONSUMED
  }

  private final Account source;
  private final Account target;

  EntryKind(Account source, Account target) {
    this.source = source;
    this.target = target;
  }

  Account source() {
    return source;
  }

  Account target() {
    return target;
  }

  /** By how much an account changes with an entry of this kind, as a factor of its amount. */
  int change(Account account) {
    return account == target ? 1 : account == source ? -1 : 0;
  }

  /** As files write it: {@code cap-raised}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
