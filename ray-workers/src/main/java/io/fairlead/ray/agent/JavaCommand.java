package io.fairlead.ray.agent;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line of a Java process that loads Ray, Arrow and native libraries. */
public final class JavaCommand {

  private static final List<String> OPENED_PACKAGES =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.text",
          "java.math",
          "java.net",
          "java.nio",
          "java.time",
          "java.io");

  private JavaCommand() {}

  /** What Ray's serializer, Arrow and JavaCPP need of a JVM, plus its heap's limit. */
  public static List<String> jvmOptions(int heapMegabytes, Path work) {
    return Stream.concat(
            OPENED_PACKAGES.stream().map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED"),
            Stream.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dorg.bytedeco.javacpp.cachedir=" + work.resolve("javacpp")))
        .toList();
  }

  /**
   * @param trains whether actors are threads of this process, as in local mode
   */
  static List<String> driver(List<Path> classPath, int heapMegabytes, Path work, boolean trains) {
    List<String> command = new ArrayList<>();
    command.add(
        ProcessHandle.current()
            .info()
            .command()
            .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(jvmOptions(heapMegabytes, work));
    if (!trains) { // it passes messages on, in bursts: optimising that costs more than it brings
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.add("-Dslf4j.internal.verbosity=ERROR"); // that it found no provider is on purpose
    command.add("-Dlog4j2.configurationFile=driver-log4j2.xml"); // Ray's own tells of itself
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.add("io.fairlead.ray.driver.DriverMain");
    return command;
  }
}
