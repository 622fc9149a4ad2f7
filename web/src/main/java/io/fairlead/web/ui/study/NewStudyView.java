package io.fairlead.web.ui.study;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** A study is set up in three steps that are in view at once. */
@Route(value = "w/:workspace/studies/new", layout = Frame.class)
@PermitAll
@Needs(Permission.RUN_STUDIES)
class NewStudyView extends WorkspacePage {

  private final transient Studies studies;
  private final transient FormServices services;
  private final Button start = new Button("Start the study");
  private final Span reason = new Span();
  private transient StudyForm form;

  @SuppressWarnings("NullAway.Init") // made when entered
  NewStudyView(PageContext context, Studies studies, FormServices services) {
    super(context);
    this.studies = studies;
    this.services = services;
    start.addThemeVariants(ButtonVariant.PRIMARY);
    start.addClickListener(
        click -> Notices.trying(() -> services.traces().clicked(start.getText(), this::submit)));
    start.getElement().setAttribute("aria-describedby", "why-not");
    reason.addClassName("reason");
    reason.setId("why-not");
    reason.getElement().setAttribute("role", "status");
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    form =
        new StudyForm(
            here,
            services,
            null,
            event.getLocation().getQueryParameters().getSingleParameter("dataset"),
            this::changed);
    Div actions = new Div(reason, start);
    actions.addClassName("form-actions");
    Div head = new Div(Pieces.title("New study"), actions);
    head.addClassName("page-head");
    add(head, form, Pieces.heading("Ten configurations it would try"), form.preview());
    changed();
  }

  @Override
  protected void refuse(Here here) {
    add(
        Pieces.forbidden(
            "You can look at studies here, not start them",
            "Starting studies is for "
                + Here.whoMay(Permission.RUN_STUDIES)
                + " of "
                + here.workspace().title()
                + ". A manager of the workspace can give you that role."));
  }

  private void changed() {
    Optional<String> why = form.reason();
    start.setEnabled(why.isEmpty());
    reason.setText(why.orElse(""));
  }

  private void submit() {
    form.clear();
    try {
      Study started =
          studies.submit(here().id(), form.definition(), here().acting(Permission.RUN_STUDIES));
      getUI().ifPresent(ui -> ui.navigate(StudyNavigation.of(here(), started.name())));
    } catch (InvalidInput refused) {
      reason.setText(form.refuse(refused));
    }
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Studies", StudyNavigation.list(here())), new Crumb("New study", ""));
  }
}
