package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Lesson;
import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Gaussian process believes of the configuration of a measured trial, from its own value and
 * all others.
 *
 * @param loss in the first objective's units, less is better: of something to maximise, its
 *     negative
 * @param deviation of the belief, not of single trials
 * @param noise the deviation of single trials around what is believed
 */
public record Belief(int trial, double loss, double deviation, double noise) {

  /** One for each measured trial that the process learns from, the best first; or none at all. */
  public static List<Belief> of(Problem problem, History history) {
    if (Observations.of(problem, history).measured() < 2) {
      return List.of();
    }
    Model model = Model.of(problem, history, GpSettings.STANDARD);
    double unit = model.targets().unit();
    List<Belief> beliefs = new ArrayList<>();
    for (Model.Estimate each : model.estimates()) {
      Lesson lesson = each.lesson();
      if (lesson.kind() == Lesson.Kind.MEASURED) {
        double[] place = model.geometry().place(lesson.point());
        Prediction at = model.posterior().predict(place);
        double noise = unit * Math.sqrt(model.posterior().noise(place));
        beliefs.add(
            new Belief(
                lesson.trial(), model.targets().loss(at.mean()), unit * at.deviation(), noise));
      }
    }
    return beliefs;
  }
}
