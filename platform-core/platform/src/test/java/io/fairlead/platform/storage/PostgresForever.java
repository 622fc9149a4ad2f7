package io.fairlead.platform.storage;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A platform process that a test kills. */
final class PostgresForever {

  private PostgresForever() {}

  public static void main(String[] arguments) throws InterruptedException {
    EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]));
    System.out.println("started " + server.maintenance().server());
    new CountDownLatch(1).await();
  }
}
