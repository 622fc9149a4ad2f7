package io.fairlead.ray.trainer.lightgbm;

import io.fairlead.ray.trainer.Trainer;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import io.fairlead.ray.trainer.tabular.CodeEncoding;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gradient-boosted trees for tables with LightGBM (Ke et al. 2017); one step is one boosting
 * iteration.
 *
 * <p>Parameters, all optional: {@code learning_rate}, {@code num_leaves}, {@code max_depth}, {@code
 * min_data_in_leaf}, {@code feature_fraction}, {@code bagging_fraction}, {@code lambda_l1}, {@code
 * lambda_l2}, as in LightGBM; {@code early_stopping_rounds} (0: off) and {@code class_weight}
 * ({@code none}, {@code balanced}).
 *
 * <p>LightGBM doesn't save the state of its generators nor the scores it adds trees to. So each
 * iteration gets a booster of its own, seeded from the training's seed and the iteration's number,
 * that starts from scores kept here: paused or not, every iteration starts from the same bits. What
 * differs from one long-lived booster is only which rows and columns are drawn.
 */
public final class LightGbmTrainer implements Trainer {

  @Override
  public String name() {
    return "lightgbm";
  }

  @Override
  public Training start(TrainingContext context, byte @Nullable [] checkpoint) throws Exception {
    return new LightGbmTraining(context, checkpoint);
  }

  @Override
  public Set<String> parameters() {
    return LightGbmSettings.NAMES;
  }

  @Override
  public Map<String, String> preprocessing() {
    return CodeEncoding.DESCRIPTION;
  }
}
