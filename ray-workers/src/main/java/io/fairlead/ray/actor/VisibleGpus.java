package io.fairlead.ray.actor;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Where a GPU that Ray names is among those that CUDA shows to this process. */
final class VisibleGpus {

  private VisibleGpus() {}

  /**
   * CUDA counts the devices of {@code CUDA_VISIBLE_DEVICES} from 0, while Ray says which of the
   * node's they are.
   *
   * @param assigned what Ray assigned, as it says it
   * @param visible {@code CUDA_VISIBLE_DEVICES}; null where all are visible
   */
  static OptionalInt place(List<Long> assigned, @Nullable String visible) {
    if (assigned.isEmpty()) {
      return OptionalInt.empty();
    }
    String gpu = assigned.getFirst().toString();
    int place =
        visible == null
            ? -1
            : Arrays.stream(visible.split(",", -1)).map(String::strip).toList().indexOf(gpu);
    return OptionalInt.of(place < 0 ? Integer.parseInt(gpu) : place);
  }
}
