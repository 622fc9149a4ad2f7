package io.fairlead.preview;

import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.protocol.message.ArtifactKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Every attempt leaves three small files behind. */
@Component
class PreviewArtifacts implements Artifacts {

  static final String PREDICTIONS = "row,score\n0,0.7\n";

  @Override
  public Upload begin(UUID workspace) {
    throw new UnsupportedOperationException("The preview stores nothing.");
  }

  @Override
  public Optional<InputStream> open(UUID workspace, String digest) {
    return Optional.of(new ByteArrayInputStream(PREDICTIONS.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public List<Artifact> of(UUID workspace, UUID attempt) {
    String digest = attempt.toString().replace("-", "").repeat(2);
    return List.of(
        new Artifact(digest, ArtifactKind.CHECKPOINT, "checkpoint-100.zip", 1_482_113),
        new Artifact(digest, ArtifactKind.MODEL, "model.txt", 412_008),
        new Artifact(digest, ArtifactKind.PREDICTIONS, "predictions.csv", PREDICTIONS.length()));
  }
}
