package io.fairlead.ray.actor;

import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.message.Assignment.DatasetRef;
import io.fairlead.ray.trainer.TrainingData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives each attempt its data; the last one stays in memory, since a study's trials share it. */
final class DataLoader {

  private static final TrainingData NONE =
      new TrainingData(TrainingData.Task.REGRESSION, "", List.of(), new TrainingData.Split[0]);

  private final DatasetCache cache;
  private @Nullable DatasetRef loaded;
  private TrainingData data = NONE;

  DataLoader(Path work) {
    this.cache = new DatasetCache(work);
  }

  /** The data of {@code dataset}; empty for trainers that need none. */
  synchronized TrainingData load(PlatformClient platform, @Nullable DatasetRef dataset)
      throws IOException {
    if (dataset == null) {
      return NONE;
    }
    if (!dataset.equals(loaded)) {
      loaded = null;
      data = NONE;
      data = DataReader.read(cache.file(platform, dataset.digest()), dataset);
      loaded = dataset;
    }
    return data;
  }
}
