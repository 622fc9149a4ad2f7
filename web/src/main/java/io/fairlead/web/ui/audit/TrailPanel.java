package io.fairlead.web.ui.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.fairlead.kernel.audit.PublicKeys;
import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.event.TrailEntry;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.web.ui.format.Times;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One chain: how far it is sealed, what proves it, its entries. */
final class TrailPanel extends Div {

  private static final int PAGE = 100;
  private static final int SHORT_HASH = 12;

  private final transient AuditTrail trail;
  private final transient @Nullable UUID workspace;
  private final transient Clock clock;
  private final FilterBar filters;
  private final Div body = new Div();
  private final TrailTable table;
  private final Button older = new Button("Show older entries");
  private final transient List<TrailEntry> shown = new ArrayList<>();

  /**
   * @param place the workspace; empty for the installation's chain
   * @param by who looks, and is the author of an export
   */
  TrailPanel(
      AuditTrail trail,
      Optional<Here> place,
      List<String> kinds,
      Actor by,
      Clock clock,
      Consumer<TrailAddress> chosen) {
    this.trail = trail;
    this.workspace = place.map(Here::id).orElse(null);
    this.clock = clock;
    filters = new FilterBar(kinds, chosen);
    table = new TrailTable(clock, place);
    addClassName("trail");
    Div head =
        new Div(
            Pieces.title("Audit trail"),
            export(place.map(here -> here.workspace().name()).orElse("installation"), by));
    head.addClassName("page-head");
    AuditTrail.Standing standing = trail.standing(workspace);
    Paragraph answer = new Paragraph(StandingWords.of(standing, clock.instant()));
    answer.addClassName("answer");
    Paragraph about =
        new Paragraph(
            "Keep the public key and, now and then, a head away from this platform: with them"
                + " ./fairlead verify finds any change to an export, even one made here.");
    about.addClassName("about");
    add(head, answer, proof(standing.head()), about, filters, body, older);
  }

  void show(TrailAddress address) {
    filters.show(address);
    shown.clear();
    body.removeAll();
    read(address, null);
    older.addClickListener(click -> read(address, shown.getLast().id().toString()));
  }

  private void read(TrailAddress address, @Nullable String after) {
    Page<TrailEntry> page = trail.list(workspace, address.filter(clock.getZone()), after, PAGE);
    shown.addAll(page.items());
    older.setVisible(page.next() != null);
    body.removeAll();
    if (shown.isEmpty()) {
      body.add(
          address.isAny()
              ? Pieces.empty("Nothing has happened yet", "Every change appears here by itself.")
              : Pieces.empty("No entry passes these filters", "Take one away to see more."));
    } else {
      table.setItems(shown);
      body.add(table);
    }
  }

  private Anchor export(String name, Actor by) {
    Anchor export = new Anchor((DownloadHandler) event -> write(event, name, by), "");
    Button button = new Button("Export");
    button.getElement().setAttribute("tabindex", "-1");
    export.add(button);
    export.getElement().setAttribute("aria-label", "Export the audit trail");
    export.getElement().setAttribute("download", true);
    return export;
  }

  private void write(DownloadEvent event, String name, Actor by) throws IOException {
    AuditTrail.Export export = trail.export(workspace, by);
    event.setFileName("audit-%s-%d.jsonl".formatted(name, export.head().head().sequence()));
    event.setContentType("application/jsonl");
    export.writeTo(event.getOutputStream());
  }

  private Div proof(@Nullable SignedHead signed) {
    Div strip = new Div();
    strip.addClassNames("strip", "dataset-strip");
    String key = PublicKeys.hexOfPem(trail.publicKey());
    if (signed != null) {
      Span at = new Span(Times.exact(signed.head().at(), clock.getZone()));
      strip.add(
          Pieces.figure("Head (SHA-256)", hash(signed.head().hash(), signed.head().hash())),
          Pieces.figure("Signed head", hash(signed.signature(), signed.line())),
          Pieces.figure("Signed", at));
    }
    strip.add(Pieces.figure("Public key (Ed25519)", hash(key, trail.publicKey())));
    return strip;
  }

  private static Span hash(String text, String copied) {
    return Pieces.copyable(text.substring(0, SHORT_HASH) + "…", copied);
  }
}
