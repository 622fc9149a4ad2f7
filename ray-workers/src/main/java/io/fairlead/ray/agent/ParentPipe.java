package io.fairlead.ray.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/** Ends this process when its parent does: the parent holds the other end of standard input. */
public final class ParentPipe {

  private static final System.Logger LOG = System.getLogger(ParentPipe.class.getName());

  private ParentPipe() {}

  /** Hands each line to {@code commands}; at the end of the input halts with status 0. */
  public static void watch(BufferedReader input, Consumer<String> commands) {
    Thread.ofPlatform()
        .daemon()
        .name("parent-pipe")
        .start(
            () -> {
              try {
                for (String line = input.readLine(); line != null; line = input.readLine()) {
                  commands.accept(line);
                }
              } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "The parent's pipe broke", e);
              }
              Runtime.getRuntime().halt(0);
            });
  }
}
