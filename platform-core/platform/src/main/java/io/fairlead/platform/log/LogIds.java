package io.fairlead.platform.log;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Whom the lines are about that this thread logs until it is closed; one may lie in another. */
public final class LogIds implements AutoCloseable {

  private record Before(String name, @Nullable String id) {}

  private final List<Before> before = new ArrayList<>();

  private LogIds() {}

  public static LogIds workspace(UUID workspace) {
    return new LogIds().with("workspace", workspace);
  }

  public static LogIds study(UUID workspace, UUID study) {
    return workspace(workspace).with("study", study);
  }

  public static LogIds attempt(UUID workspace, UUID study, UUID trial, UUID attempt) {
    return study(workspace, study).with("trial", trial).with("attempt", attempt);
  }

  /** The trace, under the name that OpenTelemetry gives it; none when it is null. */
  public static LogIds trace(@Nullable String trace) {
    return trace == null ? new LogIds() : new LogIds().with("trace_id", trace);
  }

  private LogIds with(String name, UUID id) {
    return with(name, id.toString());
  }

  private LogIds with(String name, String id) {
    before.add(new Before(name, MDC.get(name)));
    MDC.put(name, id);
    return this;
  }

  @Override
  public void close() {
    for (Before each : before) {
      if (each.id() == null) {
        MDC.remove(each.name());
      } else {
        MDC.put(each.name(), each.id());
      }
    }
  }
}
