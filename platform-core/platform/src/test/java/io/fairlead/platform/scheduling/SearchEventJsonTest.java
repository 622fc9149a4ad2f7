package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.Study;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.Assignment;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SearchEventJsonTest {

  @Test
  void aStoredHistoryReplaysToTheDigestsThatTrialsRecorded() {
    try (Lab lab = new Lab()) {
      UUID workspace = lab.workspace("replay");
      UUID agent = lab.localAgent("one", 2);
      UUID driver = Ids.next();
      Study study =
          lab.submit(
              workspace,
              12,
              2,
              ", \"sampler\": {\"name\": \"sobol\"}, \"pruner\": {\"name\": \"asha\", \"settings\": {\"minSteps\": 3}}");
      lab.scheduling.tick();
      for (int i = 0; i < 12; i++) {
        for (Assignment each : lab.lease(agent, driver, workspace, 2)) {
          double score = i % 3 == 0 ? -0.0 : i * 1e10;
          lab.report(each, 3, i % 5 == 0 ? Double.NaN : score);
          lab.complete(
              agent,
              driver,
              List.of(
                  i % 4 == 3
                      ? Lab.ended(each, Outcome.FAILED, "no")
                      : Lab.at(each, Outcome.WAITING, 3)));
        }
        lab.scheduling.tick();
      }
      List<SearchEvent> stored =
          lab.transactions.in(
              workspace,
              () ->
                  lab.jdbc
                      .sql("select event from search_event where study_id = ? order by sequence")
                      .param(study.id())
                      .query((row, number) -> SearchEventJson.read(row.getString(1)))
                      .list());
      History replayed = History.empty();
      List<String> recorded = lab.trials(study).stream().map(it -> it.historyDigest()).toList();
      for (SearchEvent each : stored) {
        if (each instanceof SearchEvent.Suggested suggested) {
          assertThat(recorded.get(suggested.trial())).isEqualTo(replayed.digest());
        }
        replayed.append(each);
      }
      assertThat(recorded).hasSizeGreaterThan(3).doesNotHaveDuplicates();
      assertThat(stored).hasSizeGreaterThan(10);
    }
  }
}
