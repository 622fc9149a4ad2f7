package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Estimate;
import io.fairlead.kernel.budget.Prices;
import io.fairlead.kernel.budget.Rate;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.StudyDefinition;
import io.fairlead.protocol.message.Resources;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class StoredEstimates implements Estimates {

  /** Enough for a mean; older ones ran on older machines. */
  private static final int NEWEST = 200;

  private static final Duration SILENCE = Duration.ofSeconds(30);

  /**
   * Hours that each earlier trial took for a step of its full training, pruned ones as they were.
   */
  private static final String HOURS_A_STEP =
      """
      select extract(epoch from a.took) / 3600 / (s.definition ->> 'maxSteps')::double precision
      from (
        select t.id, t.study_id from trial t join study s on s.id = t.study_id
        where s.definition ->> 'trainer' = :trainer and t.state in ('COMPLETE', 'PRUNED')
          and (s.definition -> 'pruner' ->> 'name' = 'none') = :full
        order by t.id desc limit :newest) t
      join study s on s.id = t.study_id
      cross join lateral (
        select sum(ended_at - started_at) as took from attempt where trial_id = t.id) a
      where a.took is not null
      """;

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final Clock clock;

  StoredEstimates(Transactions transactions, JdbcClient jdbc, Clock clock) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<StudyEstimate> estimate(UUID workspace, StudyDefinition definition) {
    return transactions.in(
        workspace,
        () -> {
          List<Double> each =
              jdbc.sql(HOURS_A_STEP)
                  .param("trainer", definition.trainer())
                  .param("full", definition.pruner().name().equals("none"))
                  .param("newest", NEWEST)
                  .query((row, number) -> row.getDouble(1) * definition.maxSteps())
                  .list();
          return each.size() < Estimate.FEWEST
              ? Optional.empty()
              : Optional.of(estimate(Estimate.of(each, definition.mostTrials()), definition));
        });
  }

  private StudyEstimate estimate(Estimate hours, StudyDefinition definition) {
    Resources needs = definition.resources();
    double[] prices =
        transactions.crossing(this::prices).stream()
            .mapToDouble(
                each ->
                    BudgetResource.COST.value(
                        Rate.of(needs.cpus(), needs.gpus(), needs.memoryBytes(), 1, each).cost()))
            .sorted()
            .toArray();
    double mean = java.util.Arrays.stream(prices).average().orElse(0);
    double cheapest = prices.length == 0 ? 0 : prices[0];
    double dearest = prices.length == 0 ? 0 : prices[prices.length - 1];
    return new StudyEstimate(
        hours,
        hours.times(needs.cpus()),
        hours.times(needs.gpus()),
        new Estimate(
            hours.expected() * mean,
            hours.low() * cheapest,
            hours.high() * dearest,
            hours.earlier()));
  }

  /** Of the agents that are connected. */
  private List<Prices> prices() {
    return jdbc.sql("select cpu_price, gpu_price, gib_price from agent where last_seen_at >= ?")
        .param(Sql.at(clock.instant().minus(SILENCE)))
        .query((row, number) -> new Prices(row.getLong(1), row.getLong(2), row.getLong(3)))
        .list();
  }
}
