package io.fairlead.platform.study;

import io.fairlead.platform.storage.Transactions;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class RecordedVersions implements CatalogVersions {

  private final StudyBook book;
  private final Transactions transactions;

  RecordedVersions(StudyBook book, Transactions transactions) {
    this.book = book;
    this.transactions = transactions;
  }

  @Override
  public Used of(UUID workspace, UUID study) {
    return transactions.in(
        workspace,
        () -> {
          StudyPlan.Resolved resolved = book.plan(workspace, study).resolved();
          return new Used(resolved.catalog(), resolved.exceptions());
        });
  }
}
