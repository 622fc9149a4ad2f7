package io.fairlead.platform.catalog;

import io.fairlead.platform.catalog.CatalogException.State;
import io.fairlead.platform.catalog.CatalogWitness.Kind;
import io.fairlead.platform.catalog.EntryVersion.Signature;
import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Access;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class StoredExceptions implements Exceptions {

  private static final int MOST = 200;

  private final ExceptionTable table;
  private final Catalog catalog;
  private final CatalogWitness witness;
  private final Transactions transactions;
  private final Events events;
  private final Clock clock;

  StoredExceptions(
      ExceptionTable table,
      Catalog catalog,
      CatalogWitness witness,
      Transactions transactions,
      Events events,
      Clock clock) {
    this.table = table;
    this.catalog = catalog;
    this.witness = witness;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public CatalogException request(UUID workspace, NewException wanted, Access by) {
    return transactions.in(
        workspace,
        () -> {
          Instant now = clock.instant();
          wanted.check(approved(workspace, wanted).parameter().domain(), now);
          CatalogException exception =
              new CatalogException(
                  Ids.next(),
                  wanted.trainer(),
                  wanted.name(),
                  wanted.domain(),
                  wanted.study(),
                  new Signature(by.person(), by.actor().name(), now, wanted.reason()),
                  wanted.until(),
                  State.REQUESTED,
                  null);
          table.insert(exception);
          record("requested", exception, by);
          return exception;
        });
  }

  private CatalogEntry approved(UUID workspace, NewException wanted) {
    List<CatalogEntry> entries =
        catalog.entries(workspace, wanted.trainer()).stream()
            .filter(each -> !each.isDeprecated())
            .toList();
    return entries.stream()
        .filter(each -> each.name().equals(wanted.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "name",
                    "An exception is from an approved entry of the trainer.",
                    wanted.trainer() + " " + wanted.name(),
                    "Choose one of %s, or propose a new entry."
                        .formatted(entries.stream().map(CatalogEntry::name).toList())));
  }

  @Override
  public CatalogException grant(UUID workspace, UUID exception, String reason, Access by) {
    return transactions.in(
        workspace,
        () -> {
          CatalogException wanted = waiting(exception);
          if (wanted.requested().person().equals(by.person())) {
            throw new Conflict(
                "Who asks for an exception doesn't grant it: this one is yours. Ask another manager.");
          }
          if (!wanted.until().isAfter(clock.instant())) {
            throw new Conflict(
                "The exception was asked for until %s, which is past. Have it asked for anew."
                    .formatted(wanted.until()));
          }
          return decide(workspace, wanted, State.GRANTED, reason, by);
        });
  }

  @Override
  public CatalogException refuse(UUID workspace, UUID exception, String reason, Access by) {
    return transactions.in(
        workspace, () -> decide(workspace, waiting(exception), State.REFUSED, reason, by));
  }

  private CatalogException waiting(UUID id) {
    CatalogException exception =
        table.find(id).orElseThrow(() -> new NotFound("exception", id.toString()));
    if (exception.state() != State.REQUESTED) {
      throw decidedAlready(exception);
    }
    return exception;
  }

  private CatalogException decide(
      UUID workspace, CatalogException wanted, State to, String reason, Access by) {
    String said = Texts.reason(reason);
    if (!table.decide(
        wanted.id(), to, new Signature(by.person(), by.actor().name(), clock.instant(), said))) {
      throw decidedAlready(wanted);
    }
    CatalogException decided = table.find(wanted.id()).orElseThrow();
    String verb = to == State.GRANTED ? "granted" : "refused";
    record(verb, decided, by);
    witness.sign(
        workspace,
        Kind.EXCEPTION,
        "Exception %s: %s %s for study %s"
            .formatted(verb, decided.trainer(), decided.name(), shortened(decided.study())),
        "%s\n\nAsked for by %s, until %s, as %s: %s"
            .formatted(
                said,
                decided.requested().name(),
                decided.until(),
                decided.domain().describe(),
                decided.requested().reason()),
        List.of(),
        by.actor());
    return decided;
  }

  private static String shortened(String study) {
    return study.length() <= 40 ? study : study.substring(0, 40) + "…";
  }

  private static Conflict decidedAlready(CatalogException exception) {
    Signature decided = exception.decided();
    return new Conflict(
        "An exception is decided about once; this one was%s. Ask for another one."
            .formatted(decided == null ? "" : " by " + decided.name()));
  }

  private void record(String verb, CatalogException exception, Access by) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("entry", exception.trainer() + " " + exception.name());
    data.put("asked", exception.domain().describe());
    data.put("study", exception.study());
    data.put("until", exception.until().toString());
    events.append(
        "exception." + verb,
        exception.id(),
        by.actor(),
        Changed.data(
            data,
            verb.equals("requested") ? null : Map.of("state", State.REQUESTED.name()),
            Map.of("state", exception.state().name())));
  }

  @Override
  public List<CatalogException> list(UUID workspace) {
    return transactions.in(workspace, () -> table.list(MOST));
  }

  @Override
  public Optional<CatalogException> find(UUID workspace, UUID exception) {
    return transactions.in(workspace, () -> table.find(exception));
  }
}
