package io.fairlead.web.ui.token;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.workspace.AccessTokens;
import io.fairlead.platform.workspace.AccessTokens.Token;
import io.fairlead.platform.workspace.OwnTokens;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.security.OpenTo;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.FramedPage;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.Revocation;
import io.fairlead.web.ui.page.RotateDialog;
import io.fairlead.web.ui.page.TokenLife;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tokens with which scripts act for this person. */
@Route(value = "tokens", layout = Frame.class)
@PageTitle("Access tokens · Fairlead")
@PermitAll
@OpenTo(OpenTo.Whom.SIGNED_IN)
class TokensView extends Div implements FramedPage, BeforeEnterObserver {

  private final transient PageContext context;
  private final transient OwnTokens tokens;
  private final Div body = new Div();
  private final Button create;

  TokensView(PageContext context, OwnTokens tokens) {
    this.context = context;
    this.tokens = tokens;
    addClassName("page");
    create = createButton();
    Div head = new Div(Pieces.title("Access tokens"), create);
    head.addClassName("page-head");
    Paragraph about =
        new Paragraph(
            "A script that sends one as \"Authorization: Bearer …\" may do what you may do, or only"
                + " read, in the workspaces it is for. Fairlead keeps only its hash.");
    about.addClassName("about");
    add(head, about, body);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    refresh();
  }

  private void refresh() {
    body.removeAll();
    List<Token> mine = tokens.list(context.access());
    create.setVisible(!mine.isEmpty()); // else the page itself asks for the first one
    body.add(
        mine.isEmpty()
            ? Pieces.empty(
                "No tokens yet",
                "Create one to use the REST API from a script or CI.",
                createButton())
            : table(mine));
  }

  private Grid<Token> table(List<Token> mine) {
    Grid<Token> grid = new Grid<>();
    grid.addClassName("table");
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", "Access tokens");
    grid.addColumn(Token::name).setHeader("Name").setFlexGrow(2);
    grid.addColumn(token -> token.readOnly() ? "read only" : "all you may").setHeader("May");
    grid.addColumn(token -> scope(token.workspaces())).setHeader("Workspaces").setFlexGrow(2);
    grid.addComponentColumn(token -> Pieces.time(token.createdAt(), context.clock()))
        .setHeader("Created");
    grid.addComponentColumn(
            token ->
                token.lastUsedAt() == null
                    ? new Span("never")
                    : Pieces.time(token.lastUsedAt(), context.clock()))
        .setHeader("Last used");
    grid.addComponentColumn(
            token ->
                TokenLife.standing(
                    token.expiresAt(), token.revokedAt(), token.previousUntil(), context.clock()))
        .setHeader("Good until")
        .setFlexGrow(3);
    grid.addComponentColumn(this::buttons).setHeader("").setFlexGrow(0).setWidth("190px");
    grid.setItems(mine);
    return grid;
  }

  private String scope(@org.jspecify.annotations.Nullable Set<UUID> workspaces) {
    return workspaces == null
        ? "all of yours"
        : context.visible().stream()
            .filter(workspace -> workspaces.contains(workspace.id()))
            .map(Workspace::title)
            .collect(Collectors.joining(", "));
  }

  private Div buttons(Token token) {
    Div both = new Div();
    if (token.revokedAt() == null) {
      if (token.expiresAt() == null || token.expiresAt().isAfter(context.clock().instant())) {
        both.add(
            RotateDialog.button(
                token.name(),
                rotation -> issued(tokens.rotate(token.id(), rotation, context.access()))));
      }
      both.add(revokeButton(token));
    }
    return both;
  }

  private Button revokeButton(Token token) {
    return Revocation.button(
        token.name(),
        "Scripts that use it are refused from now on. This can't be undone.",
        () -> {
          tokens.revoke(token.id(), context.access());
          refresh();
        });
  }

  private Button createButton() {
    Button create =
        new Button("New token", click -> new NewTokenDialog(context, tokens, this::issued).open());
    create.addThemeVariants(ButtonVariant.PRIMARY);
    return create;
  }

  private void issued(AccessTokens.Issued issued) {
    refresh();
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle("Copy " + issued.token().name() + " now");
    dialog.add(
        new Paragraph("This is the only time that it is shown."),
        Pieces.copyable(issued.secret(), issued.secret()));
    dialog.getFooter().add(new Button("I have copied it", click -> dialog.close()));
    dialog.setCloseOnOutsideClick(false);
    dialog.open();
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Access tokens", ""));
  }

  @Override
  public Optional<Here> workspace() {
    return Optional.empty();
  }
}
