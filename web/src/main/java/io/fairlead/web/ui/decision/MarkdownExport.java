package io.fairlead.web.ui.decision;

import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.LogFilter;
import io.fairlead.platform.decision.Passed;
import io.fairlead.platform.storage.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The decision log as a document for people, newest first. */
final class MarkdownExport {

  private static final int AT_ONCE = 500;

  private MarkdownExport() {}

  static void write(Decisions decisions, UUID workspace, LogFilter filter, OutputStream out)
      throws IOException {
    text(out, "# Decisions\n");
    @Nullable String after = null;
    do {
      Page<LogEntry> page = decisions.list(workspace, filter, after, AT_ONCE);
      for (LogEntry entry : page.items()) {
        text(out, markdown(entry));
      }
      after = page.next();
    } while (after != null);
  }

  static String markdown(LogEntry entry) {
    return switch (entry) {
      case LogEntry.Machine machine ->
          "\n- %s, %s, study %s, from history %s\n"
              .formatted(
                  machine.at(), DecisionWords.machine(machine), machine.study(), machine.inputs());
      case LogEntry.Signed signed -> signed(signed);
    };
  }

  private static String signed(LogEntry.Signed entry) {
    StringBuilder text = new StringBuilder();
    text.append("\n## %s: %s\n\n".formatted(DecisionWords.type(entry.type()), plain(entry.what())));
    text.append(
        "Signed by %s, %s, decision %s"
            .formatted(plain(entry.by().name()), entry.at(), entry.id()));
    if (entry.supersedes() != null) {
      text.append(", supersedes ").append(entry.supersedes());
    }
    if (entry.supersededBy() != null) {
      text.append(", **superseded by ").append(entry.supersededBy()).append("**");
    }
    text.append("\n\n").append(plain(entry.rationale())).append('\n');
    for (String each : entry.alternatives()) {
      text.append("\n- instead of: ").append(plain(each));
    }
    for (Evidence each : entry.evidence()) {
      text.append(
          "\n- stands on %s %s (%s, SHA-256 %s)"
              .formatted(each.kind().word(), plain(each.label()), each.id(), each.digest()));
    }
    for (Passed each : entry.passed()) {
      text.append("\n- passes a guardrail: ").append(plain(each.words()));
    }
    if (!entry.guardrailReason().isEmpty()) {
      text.append("\n- all the same, because: ").append(plain(entry.guardrailReason()));
    }
    return text.append('\n').toString();
  }

  /** What someone typed stays text, and never becomes a line of ours, such as evidence. */
  private static String plain(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>#|!])", "\\\\$1")
        .replaceAll("(?m)^(\\s*\\d*)([-+=~.)])", "$1\\\\$2");
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
