package io.fairlead.web.ui.trial;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.artifact.Artifacts.Artifact;
import io.fairlead.platform.lineage.NodeType;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.protocol.message.ArtifactKind;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.lineage.LineageNavigation;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a trial left behind: model, predictions, checkpoints, each to be downloaded. */
final class ArtifactList extends Div {

  private static final int SHORT_DIGEST = 12;

  private final transient Artifacts artifacts;
  private final transient Here here;
  private final transient Consumer<Artifact> fetched;
  private transient List<Artifact> shown = List.of();

  /**
   * @param fetched told before one is handed out
   */
  ArtifactList(Artifacts artifacts, Here here, Consumer<Artifact> fetched) {
    this.artifacts = artifacts;
    this.here = here;
    this.fetched = fetched;
    add(nothing(false));
  }

  /**
   * @param over whether no more will come
   */
  void show(List<Artifact> now, boolean over) {
    if (now.isEmpty()) {
      removeAll();
      removeClassName("artifacts");
      add(nothing(over));
    } else if (!now.equals(shown)) {
      removeAll();
      addClassName("artifacts");
      getElement().setAttribute("role", "list");
      now.forEach(artifact -> add(row(artifact)));
    }
    shown = now;
  }

  private static Span nothing(boolean over) {
    Span nothing =
        new Span(
            over
                ? "It left nothing behind: it ended before its first checkpoint."
                : "Checkpoints appear while it trains; model and predictions at its end.");
    nothing.addClassName("about");
    return nothing;
  }

  private DownloadResponse handOut(Artifact artifact) throws IOException {
    InputStream content =
        artifacts
            .open(here.id(), artifact.digest())
            .orElseThrow(() -> new NotFound("artifact", artifact.digest()));
    fetched.accept(artifact);
    return new DownloadResponse(
        content, artifact.name(), "application/octet-stream", artifact.bytes());
  }

  /** Null for what has no place in the lineage. */
  private static @Nullable NodeType type(ArtifactKind kind) {
    return switch (kind) {
      case MODEL, OTHER -> NodeType.MODEL;
      case PREDICTIONS -> NodeType.PREDICTIONS;
      case CHECKPOINT -> null;
    };
  }

  private Div row(Artifact artifact) {
    Anchor download =
        new Anchor(DownloadHandler.fromInputStream(event -> handOut(artifact)), artifact.name());
    download.addClassName("artifact-name");
    download.getElement().setAttribute("title", "Download " + artifact.name());
    Span size = new Span(Numbers.bytes(artifact.bytes()));
    size.addClassName("number");
    size.getElement().setAttribute("title", Numbers.count(artifact.bytes()) + " bytes");
    Span kind = new Span(artifact.kind().name().toLowerCase(Locale.ROOT));
    kind.addClassName("unit");
    String digest = artifact.digest();
    NodeType type = type(artifact.kind());
    if (type != null) {
      kind.add(" · ");
      kind.add(Pieces.link(LineageNavigation.of(here, type, digest), "lineage"));
    }
    Div row =
        new Div(
            download,
            size,
            kind,
            Pieces.copyable(
                digest.substring(0, Math.min(SHORT_DIGEST, digest.length())) + "…", digest));
    row.addClassName("artifact");
    row.getElement().setAttribute("role", "listitem");
    return row;
  }
}
