package io.fairlead.platform.notebook.study;

import io.fairlead.platform.notebook.CellKind;
import io.fairlead.platform.notebook.Offer;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.StudyJson;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A study: defined, started, watched and stopped in its cell, which offers it by its name. */
@Component
public final class StudyKind implements CellKind<StudyContent> {

  public static final String NAME = "study";

  private final Studies studies;

  StudyKind(Studies studies) {
    this.studies = studies;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<StudyContent> content() {
    return StudyContent.class;
  }

  @Override
  public void check(UUID workspace, @Nullable StudyContent before, StudyContent after) {
    UUID was = before == null ? null : before.study();
    if (was != null && !was.equals(after.study())) {
      throw new InvalidInput(
          "study",
          "A cell whose study was started keeps it.",
          String.valueOf(after.study()),
          "Add another study cell.");
    }
    UUID study = after.study();
    if (study != null
        && !study.equals(was)
        && studies.find(workspace, study.toString()).isEmpty()) {
      throw new InvalidInput(
          "study",
          "The study is one of this workspace, by its id.",
          study.toString(),
          "Choose one of them, or leave it out.");
    }
    if (after.definition() != null) {
      var unused = StudyJson.sketch(after.definition().toString());
    }
  }

  @Override
  public Optional<Offer> offers(StudyContent content) {
    return Optional.of(new Offer.OfStudy(content.study()));
  }

  @Override
  public StudyContent copied(StudyContent content) {
    return new StudyContent(null, content.definition());
  }

  @Override
  public StudyContent restored(StudyContent now, StudyContent then) {
    return now.study() == null ? then : now;
  }
}
