package io.fairlead.platform.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a file they add.
 *
 * @param target the column to predict; null for the last
 * @param task null to tell from the target: two values → BINARY, text or few integers → MULTICLASS
 * @param source where it comes from and its licence; may be empty
 */
public record NewDataset(
    String name,
    @Nullable String target,
    List<String> sensitive,
    @Nullable Task task,
    String source) {

  public NewDataset {
    sensitive = List.copyOf(sensitive);
  }
}
