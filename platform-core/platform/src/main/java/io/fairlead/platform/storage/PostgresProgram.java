package io.fairlead.platform.storage;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of PostgreSQL's programs, which refuse to run as root. */
record PostgresProgram(Path programs) {

  /** For a command that ends by itself. */
  ProcessBuilder command(String name, List<String> arguments) {
    return builder(List.of(), name, arguments);
  }

  /** For the server: in a session of its own, so that a terminal's Ctrl-C doesn't reach it. */
  ProcessBuilder server(List<String> arguments) {
    Path setsid = Path.of("/usr/bin/setsid");
    return builder(
        Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of(), "postgres", arguments);
  }

  private ProcessBuilder builder(List<String> before, String name, List<String> arguments) {
    List<String> line = new ArrayList<>(before);
    if (new UnixSystem().getUid() == 0) {
      line.addAll(List.of("unshare", "--user")); // root outside, nobody inside
    }
    line.add(programs.resolve("bin").resolve(name).toString());
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
    return builder;
  }

  /** Runs a command to its end. */
  Result run(String name, List<String> arguments) throws IOException {
    Process process = command(name, arguments).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      return new Result(process.waitFor(), output);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + name + " ran.", e);
    }
  }

  record Result(int exit, String output) {

    /** The last thing it said that reads like a cause. */
    String cause() {
      return output
          .lines()
          .filter(
              line -> line.contains("FATAL:") || line.contains("error:") || line.contains("PANIC:"))
          .reduce((first, last) -> last)
          .orElseGet(() -> output.lines().reduce((first, last) -> last).orElse("it said nothing"))
          .strip();
    }
  }
}
