package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Amounts;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Caps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The four columns in which tables keep amounts. */
final class Columns {

  private Columns() {}

  static String suffix(BudgetResource resource) {
    return resource.name().toLowerCase(Locale.ROOT);
  }

  /** The template once for each resource, {@code $} replaced by its column, joined by commas. */
  static String each(String template) {
    return each(template, ", ");
  }

  static String each(String template, String between) {
    return Arrays.stream(BudgetResource.values())
        .map(resource -> template.replace("$", suffix(resource)))
        .collect(Collectors.joining(between));
  }

  /** Amounts from columns that are called so, such as {@code reserved_wall}. */
  static Amounts amounts(ResultSet row, String prefix) throws SQLException {
    return new Amounts(
        row.getLong(prefix + "wall"),
        row.getLong(prefix + "cpu"),
        row.getLong(prefix + "gpu"),
        row.getLong(prefix + "cost"));
  }

  /** Gives a statement the caps as its parameters {@code cap_wall} and so on. */
  static JdbcClient.StatementSpec caps(JdbcClient.StatementSpec statement, Caps caps) {
    JdbcClient.StatementSpec with = statement;
    for (BudgetResource each : BudgetResource.values()) {
      with = with.param("cap_" + suffix(each), caps.get(each), Types.BIGINT);
    }
    return with;
  }

  static Caps caps(ResultSet row) throws SQLException {
    return new Caps(
        row.getObject("cap_wall", Long.class),
        row.getObject("cap_cpu", Long.class),
        row.getObject("cap_gpu", Long.class),
        row.getObject("cap_cost", Long.class));
  }
}
