package io.fairlead.web.ui.sharing;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.fairlead.platform.sharing.Share;
import io.fairlead.platform.sharing.Shares;
import io.fairlead.platform.sharing.Shown;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.page.Here;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How other pages lead to sharing. */
@Component
public final class SharingNavigation {

  /** The list of what others show. */
  public static final String LIST = "shared";

  private final Shares shares;
  private final Clock clock;

  SharingNavigation(Shares shares, Clock clock) {
    this.shares = shares;
    this.clock = clock;
  }

  /** The button of a thing's page; seen by those who may share. */
  public Button button(Here here, Share.Kind kind, UUID subject) {
    Button button =
        new Button("Share", click -> new ShareDialog(here, shares, clock, kind, subject).open());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.setTooltipText("Show it to other workspaces, or end that");
    button.setVisible(here.may(Permission.SHARE));
    return button;
  }

  /** The address of a thing that another workspace shows. */
  public static String of(Shown shown) {
    return switch (shown.kind()) {
      case STUDY -> "w/%s/studies/%s".formatted(shown.owner().name(), shown.subject());
      case NOTEBOOK -> "w/%s/notebooks/%s?read".formatted(shown.owner().name(), shown.subject());
    };
  }
}
