package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.platform.budget.Budgets.EntryFilter;
import io.fairlead.platform.budget.Budgets.LedgerEntry;
import io.fairlead.platform.export.CsvField;
import io.fairlead.platform.storage.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the ledger as comma-separated values (RFC 4180), newest first, part by part. */
public final class StatementCsv {

  public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

  private static final int AT_ONCE = 1_000;

  private StatementCsv() {}

  /** Writes the entries that pass the filter; hours and money in full, and doesn't close. */
  public static void write(Budgets budgets, UUID workspace, EntryFilter filter, OutputStream out)
      throws IOException {
    Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    csv.write("id,at,kind,source,target,study,");
    csv.write(
        Arrays.stream(BudgetResource.values())
            .map(BudgetResource::field)
            .collect(Collectors.joining(",")));
    csv.write("\r\n");
    @Nullable String after = null;
    do {
      Page<LedgerEntry> page = budgets.entries(workspace, filter, after, AT_ONCE);
      for (LedgerEntry each : page.items()) {
        csv.write(line(each));
      }
      after = page.next();
    } while (after != null);
    csv.flush();
  }

  private static String line(LedgerEntry entry) {
    String amounts =
        Arrays.stream(BudgetResource.values())
            .map(each -> CsvField.of(each.value(entry.amounts().get(each))))
            .collect(Collectors.joining(","));
    return "%s,%s,%s,%s,%s,%s,%s\r\n"
        .formatted(
            entry.id(),
            entry.at(),
            entry.kind().word(),
            entry.source(),
            entry.target(),
            entry.studyName() == null ? "" : CsvField.of(entry.studyName()),
            amounts);
  }
}
