package io.fairlead.platform.content.store;

import io.fairlead.platform.content.ContentSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;

/** S3Proxy in a process of its own, which checks signatures and keeps objects in a folder. */
public final class S3Server implements AutoCloseable {

  private static final String JAR = "s3proxy-2.7.0-jar-with-dependencies.jar";
  private static final String ACCESS = "test-access";
  private static final String SECRET = "test-secret";
  private static final String BUCKET = "content";

  private final Process process;
  private final URI endpoint;
  private final Path folder;

  private S3Server(Process process, URI endpoint, Path folder) {
    this.process = process;
    this.endpoint = endpoint;
    this.folder = folder;
  }

  /** Starts it below {@code folder}; a test without it is left out. */
  public static S3Server start(Path folder) throws IOException {
    Path jar = jar();
    Assumptions.assumeTrue(
        Files.exists(jar), "S3Proxy isn't there; ./fairlead test fetches it to " + jar);
    URI endpoint = URI.create("http://127.0.0.1:" + freePort());
    Files.createDirectories(folder.resolve(BUCKET));
    Path settings = folder.resolveSibling(folder.getFileName() + ".properties");
    Properties properties = new Properties();
    properties.setProperty("s3proxy.endpoint", endpoint.toString());
    properties.setProperty("s3proxy.authorization", "aws-v2-or-v4");
    properties.setProperty("s3proxy.identity", ACCESS);
    properties.setProperty("s3proxy.credential", SECRET);
    properties.setProperty("jclouds.provider", "filesystem");
    properties.setProperty("jclouds.filesystem.basedir", folder.toString());
    try (var out = Files.newOutputStream(settings)) {
      properties.store(out, null);
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString(),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolveSibling(folder.getFileName() + ".log").toFile())
            .start();
    S3Server server = new S3Server(process, endpoint, folder);
    server.awaitAnswer();
    return server;
  }

  private void awaitAnswer() throws IOException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(10)).build();
      for (int tries = 0; tries < 600 && process.isAlive(); tries++) {
        try {
          client.send(request, HttpResponse.BodyHandlers.discarding());
          return;
        } catch (IOException notYet) {
          java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          break;
        }
      }
    }
    close();
    throw new IOException("S3Proxy didn't start; see " + folder + ".log");
  }

  /** How the platform reaches it. */
  public ContentSettings.S3 settings() {
    return settings(BUCKET, SECRET);
  }

  ContentSettings.S3 settings(String bucket, String secret) {
    return new ContentSettings.S3(endpoint, "us-east-1", bucket, "fairlead/", ACCESS, secret, null);
  }

  /** Where it keeps an object of the platform. */
  public Path file(ObjectName name) {
    return folder.resolve(BUCKET).resolve("fairlead").resolve(name.path());
  }

  private static Path jar() {
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null && !Files.isDirectory(at.resolve(".mvn"))) {
      at = at.getParent();
    }
    return at.resolve(".fairlead").resolve(JAR);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
