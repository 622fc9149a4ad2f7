package io.fairlead.web.ui.notebook.study;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.notebook.CellJson;
import io.fairlead.platform.notebook.study.StudyContent;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.study.StudyJson.Sketch;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.ui.notebook.CellBody;
import io.fairlead.web.ui.notebook.CellHost;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.study.StudyForm;
import io.fairlead.web.ui.study.StudyPieces;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The form until the study is started, its live card from then on. */
final class StudyBody extends CellBody {

  private final transient CellHost host;
  private final transient Studies studies;
  private final transient StudyPieces pieces;
  private final Button start = new Button("Start the study");
  private final Span reason = new Span();
  private transient Optional<StudyForm> form = Optional.empty();
  private transient Optional<StudyContent> drawn = Optional.empty();

  StudyBody(CellHost host, Studies studies, StudyPieces pieces) {
    this.host = host;
    this.studies = studies;
    this.pieces = pieces;
    start.addThemeVariants(ButtonVariant.PRIMARY);
    start.addClickListener(
        click -> Notices.trying(() -> pieces.clicked(start.getText(), this::start)));
    reason.addClassName("reason");
    reason.getElement().setAttribute("role", "status");
  }

  @Override
  public void refresh() {
    StudyContent now = CellJson.read(host.cell().content(), StudyContent.class);
    if (drawn.equals(Optional.of(now))) {
      return;
    }
    drawn = Optional.of(now);
    removeAll();
    UUID id = now.study();
    if (id != null) {
      form = Optional.empty();
      studies
          .find(host.here().id(), id.toString())
          .ifPresent(study -> add(pieces.card(host.here(), host.clock(), study)));
    } else {
      draft(now.definition());
    }
  }

  private void draft(@Nullable JsonNode stored) {
    Paragraph unstarted = new Paragraph("A study that isn't started.");
    unstarted.addClassNames("about", "reading-only");
    add(unstarted);
    if (!host.here().may(Permission.RUN_STUDIES)) {
      unstarted.removeClassName("reading-only");
      return;
    }
    Sketch initial = stored == null ? null : StudyJson.sketch(stored.toString());
    StudyForm made = pieces.form(host.here(), initial, this::changed);
    form = Optional.of(made);
    Div actions = new Div(start, reason);
    actions.addClassName("form-actions");
    Div all = new Div(made, actions);
    all.addClassNames("study-draft", "machinery");
    add(all);
    said();
  }

  private void said() {
    Optional<String> why = form.flatMap(StudyForm::reason);
    start.setEnabled(why.isEmpty());
    reason.setText(why.orElse(""));
  }

  /** Saved as far as it is, whether or not it could start. */
  private void changed() {
    said();
    form.ifPresent(
        made -> {
          StudyContent content = content(null, made.sketch());
          drawn = Optional.of(content);
          host.save(content);
        });
  }

  private static StudyContent content(@Nullable UUID study, Sketch sketch) {
    return new StudyContent(study, JsonMapper.shared().readTree(StudyJson.write(sketch)));
  }

  private void start() {
    StudyForm made = form.orElseThrow();
    Here here = host.here();
    made.clear();
    try {
      host.act(
          content -> {
            Study study =
                studies.submit(here.id(), made.definition(), here.acting(Permission.RUN_STUDIES));
            return CellJson.write(content(study.id(), made.sketch()));
          });
    } catch (InvalidInput refused) {
      reason.setText(made.refuse(refused));
    }
  }

  /** Starting costs something: the button waits to be pressed. */
  @Override
  public void run(String typed) {
    if (form.isPresent()) {
      start.focus();
    }
  }
}
