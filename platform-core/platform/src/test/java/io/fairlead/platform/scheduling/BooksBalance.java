package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/** Checks, in one look at the database, that a workspace's books balance. */
final class BooksBalance {

  private static final String LOOK =
      """
      select p.*, e.*, s.slices, u.used_reserved, u.used_consumed, h.hourly
      from budget_period p
      cross join lateral (
        select coalesce(sum(case 'GRANTED' when source then wall when target then -wall end), 0)
            + coalesce(sum(case 'MOVED' when source then wall when target then -wall end), 0) as granted,
          coalesce(sum(case 'RESERVED' when target then wall when source then -wall end), 0) as reserved,
          coalesce(sum(case 'CONSUMED' when target then wall when source then -wall end), 0) as consumed,
          coalesce(sum(case 'FREE' when target then wall when source then -wall end), 0) as free
        from budget_entry where period_id = p.id) e
      cross join lateral (
        select coalesce(sum(ceil(rate_wall * (extract(epoch from until_at - from_at) * 1000)
          / 1000000)), 0) as slices from budget_slice where period_id = p.id) s
      cross join lateral (
        select coalesce(sum(reserved_wall), 0) as used_reserved,
          coalesce(sum(consumed_wall), 0) as used_consumed
        from budget_use where period_id = p.id) u
      cross join lateral (
        select coalesce(sum(consumed_wall), 0) as hourly from budget_hour where period_id = p.id) h
      """;

  private BooksBalance() {}

  /** Entries, balances, slices and sums agree, and nothing is above its cap. */
  static void check(Lab lab, UUID workspace) {
    lab.transactions.in(
        workspace,
        () -> {
          lab.jdbc
              .sql(LOOK)
              .query(
                  row -> {
                    long cap = row.getLong("cap_wall");
                    boolean capped = !row.wasNull();
                    long reserved = row.getLong("reserved_wall");
                    long consumed = row.getLong("consumed_wall");
                    assertThat(row.getLong("granted")).as("granted").isEqualTo(cap);
                    assertThat(row.getLong("reserved")).as("reserved").isEqualTo(reserved);
                    assertThat(row.getLong("consumed")).as("consumed").isEqualTo(consumed);
                    assertThat(row.getLong("free")).as("free").isEqualTo(cap - reserved - consumed);
                    assertThat(row.getLong("slices")).as("slices").isEqualTo(reserved);
                    assertThat(row.getLong("used_reserved")).isEqualTo(reserved);
                    assertThat(row.getLong("used_consumed")).isEqualTo(consumed);
                    assertThat(row.getLong("hourly")).isEqualTo(consumed);
                    if (capped) {
                      assertThat(reserved + consumed).isLessThanOrEqualTo(cap);
                    }
                  });
        });
  }
}
