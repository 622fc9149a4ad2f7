package io.fairlead.web.ui.sharing;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.sharing.Share;
import io.fairlead.platform.sharing.Shares;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.Pieces;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who sees a study or a notebook besides its workspace; more can be added, each can be ended. */
final class ShareDialog extends Dialog {

  private final transient Here here;
  private final transient Shares shares;
  private final transient Clock clock;
  private final transient Share.Kind kind;
  private final transient UUID subject;
  private final Div now = new Div();
  private final TextField with = new TextField("Name of the workspace");
  private final Button everyone = new Button("Show to all workspaces", click -> shareWith(null));

  ShareDialog(Here here, Shares shares, Clock clock, Share.Kind kind, UUID subject) {
    this.here = here;
    this.shares = shares;
    this.clock = clock;
    this.kind = kind;
    this.subject = subject;
    setHeaderTitle("Share this " + kind.word());
    setWidth("560px");
    Paragraph about = new Paragraph(about());
    about.addClassName("about");
    with.setHelperText("As in its addresses, such as credit-risk");
    with.addClassName("share-with");
    Button show = new Button("Show to it", click -> shareWith(with.getValue()));
    show.addThemeVariants(ButtonVariant.PRIMARY);
    Div add = new Div(with, show);
    add.addClassName("share-add");
    everyone.addThemeVariants(ButtonVariant.TERTIARY);
    add(about, now, add, everyone);
    getFooter().add(new Button("Done", click -> close()));
    refresh();
  }

  private String about() {
    String then =
        " Everything else here stays invisible to them. It is noted in the audit trail"
            + " who shares, who looks, and who ends it.";
    return switch (kind) {
          case STUDY ->
              "Others see its trials with parameters, results, curves and logs, and change"
                  + " nothing.";
          case NOTEBOOK ->
              "Others read it and change nothing. Cells that show a study are seen where"
                  + " that study is shared, too; signed decisions and audits stay here.";
        }
        + then;
  }

  private void refresh() {
    List<Share> all =
        shares.of(here.id()).stream().filter(each -> each.subject().equals(subject)).toList();
    now.removeAll();
    everyone.setVisible(all.stream().noneMatch(each -> each.guest() == null));
    if (all.isEmpty()) {
      Paragraph nobody = new Paragraph("Only this workspace sees it.");
      nobody.addClassName("share-none");
      now.add(nobody);
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("share-list");
    list.getElement().setAttribute("aria-label", "Who sees it");
    all.forEach(each -> list.add(item(each)));
    now.add(list);
  }

  private ListItem item(Share share) {
    Workspace guest = share.guest();
    Span who = new Span(guest == null ? "All workspaces" : guest.title());
    Span since =
        new Span(Pieces.time(share.sharedAt(), clock), new Span(" by " + share.sharedBy()));
    since.addClassName("about");
    Button end =
        new Button(
            "Revoke",
            click ->
                Notices.trying(
                    () -> {
                      shares.revoke(here.id(), share.id(), by());
                      Notices.done("%s can't see it any more.".formatted(who.getText()));
                      refresh();
                    }));
    end.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL, ButtonVariant.ERROR);
    end.setAriaLabel("Revoke for " + who.getText());
    return new ListItem(who, since, end);
  }

  private void shareWith(@Nullable String guest) {
    with.setInvalid(false);
    Notices.trying(
        () -> {
          try {
            shares.share(
                here.id(), kind, subject.toString(), guest == null ? null : guest.strip(), by());
            with.clear();
            refresh();
          } catch (InvalidInput refused) {
            with.setErrorMessage(refused.rule() + " " + refused.wayOut());
            with.setInvalid(true);
          }
        });
  }

  private Actor by() {
    return here.acting(Permission.SHARE);
  }
}
