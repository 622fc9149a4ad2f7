package io.fairlead.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.UnexpectedRollbackException;

@PlatformTest
class ScopedTransactionsTest {

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final UUID here = Ids.next();
  private final UUID elsewhere = Ids.next();

  ScopedTransactionsTest(Transactions transactions, JdbcClient jdbc) {
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void twoWorkspaces() {
    transactions.crossing(() -> makeWorkspace(here) + makeWorkspace(elsewhere));
  }

  private int makeWorkspace(UUID id) {
    return jdbc.sql("insert into workspace values (?, ?, 'title', now())")
        .params(id, "w" + id)
        .update();
  }

  private int insertEnvironment(UUID workspace, String digest) {
    return jdbc.sql("insert into environment values (?, ?, '{}', now())")
        .params(workspace, digest)
        .update();
  }

  private long environments() {
    return jdbc.sql("select count(*) from environment").query(Long.class).single();
  }

  @Test
  void eachWorkspaceSeesItsOwnRows() {
    transactions.in(here, () -> insertEnvironment(here, "a"));
    transactions.in(here, () -> insertEnvironment(here, "b"));
    transactions.in(elsewhere, () -> insertEnvironment(elsewhere, "a"));

    assertThat(transactions.in(here, this::environments)).isEqualTo(2);
    assertThat(transactions.in(elsewhere, this::environments)).isEqualTo(1);
    assertThat(transactions.in(Ids.next(), this::environments)).isZero();
  }

  @Test
  void aForeignRowIsRefused() {
    assertThatThrownBy(() -> transactions.in(here, () -> insertEnvironment(elsewhere, "c")))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void crossingSeesNoContentAndNothingIsSeenOutside() {
    assertThatThrownBy(() -> transactions.crossing(this::environments))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThatThrownBy(this::environments).rootCause().hasMessageContaining("does not exist");
    assertThatThrownBy(
            () ->
                transactions.in(here, () -> jdbc.sql("select * from person").query().listOfRows()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void crossingInsideAWorkspaceSwitchesAndComesBackInTheSameTransaction() {
    assertThatThrownBy(
            () ->
                transactions.in(
                    here,
                    () -> {
                      insertEnvironment(here, "d");
                      long people =
                          transactions.crossing(
                              () ->
                                  jdbc.sql("select count(*) from person")
                                      .query(Long.class)
                                      .single());
                      assertThat(people).isZero();
                      assertThat(environments()).isEqualTo(1);
                      throw new IllegalStateException("undo");
                    }))
        .hasMessage("undo");
    assertThat(transactions.in(here, this::environments)).isZero();
  }

  @Test
  void otherNestingIsRefused() {
    assertThatThrownBy(
            () -> transactions.in(here, () -> transactions.in(elsewhere, this::environments)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(elsewhere.toString());
    assertThatThrownBy(() -> transactions.crossing(() -> transactions.in(here, this::environments)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFailureInsideIsNotForgottenByCatchingIt() {
    assertThatThrownBy(
            () ->
                transactions.in(
                    here,
                    () -> {
                      insertEnvironment(here, "e");
                      try {
                        transactions.in(
                            here,
                            () -> {
                              throw new IllegalArgumentException("half done");
                            });
                      } catch (IllegalArgumentException swallowed) {
                        return "carried on";
                      }
                      return "not reached";
                    }))
        .isInstanceOf(UnexpectedRollbackException.class);
    assertThat(transactions.in(here, this::environments)).isZero();
  }
}
