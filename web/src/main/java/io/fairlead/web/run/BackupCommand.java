package io.fairlead.web.run;

import io.fairlead.platform.backup.Backup;
import io.fairlead.platform.backup.Progress;
import io.fairlead.platform.backup.Restore;
import io.fairlead.platform.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;

/** {@code backup} and {@code restore}: a data folder to a file and back. */
public final class BackupCommand {

  private BackupCommand() {}

  /**
   * @param arguments the options after {@code backup}
   * @return the exit code
   */
  public static int backup(List<String> arguments) {
    return tried(() -> backUp(Options.parse("backup", arguments)));
  }

  /**
   * @param arguments the options after {@code restore}
   * @return the exit code
   */
  public static int restore(List<String> arguments) {
    return tried(() -> bringBack(Options.parse("restore", arguments)));
  }

  private static void backUp(Options options) throws IOException {
    Path programs = Path.of(System.getProperty("fairlead.programs", options.data + "/postgres"));
    Meter meter = new Meter("backed up");
    Backup.Taken taken =
        Backup.take(options.data, programs, options.file, Clock.systemUTC(), meter);
    say(
        "%s holds %s: the database and %,d stored contents of %s."
            .formatted(options.file, megabytes(taken.bytes()), taken.contents(), options.data));
    if (taken.elsewhere() > 0) {
      say(
          "%,d more contents aren't in that folder (a bucket, or fairlead.content.folder): back those up with tools of their own, after this."
              .formatted(taken.elsewhere()));
    }
    say(
        taken.masterKey()
            ? "It holds the master key, too: who has this file can read everything in it."
            : "It doesn't hold the master key: keep that elsewhere, or the contents can't be read.");
  }

  private static void bringBack(Options options) throws IOException {
    if (!Files.isRegularFile(options.file)) {
      throw new CannotStart("There is no file %s.".formatted(options.file), "Name a backup.");
    }
    Restore.from(options.file, options.data, new Meter("restored"));
    say(
        "%s is as it was. Start it with ./fairlead run --data %s"
            .formatted(options.data, options.data));
  }

  /** What may go wrong. */
  private interface Work {
    void run() throws IOException;
  }

  private static int tried(Work work) {
    LoggingSystem.get(BackupCommand.class.getClassLoader()).beforeInitialize(); // lines, no log
    try {
      work.run();
      return 0;
    } catch (CannotStart | StorageUnavailableException e) {
      System.err.println("fairlead: " + e.getMessage());
    } catch (IOException e) {
      System.err.println("fairlead: " + e + ". Nothing was changed.");
    }
    return 1;
  }

  private static void say(String line) {
    System.out.println(line);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** Says every few seconds how much is through. */
  private static final class Meter implements Progress {

    private static final long EVERY_NANOS = 2_000_000_000L;

    private final String done;
    private long bytes;
    private long said = System.nanoTime();

    Meter(String done) {
      this.done = done;
    }

    @Override
    public void bytes(long count) {
      bytes += count;
      if (System.nanoTime() - said > EVERY_NANOS) {
        said = System.nanoTime();
        say("%s %s …".formatted(megabytes(bytes), done));
      }
    }
  }

  private record Options(Path file, Path data) {

    static Options parse(String command, List<String> arguments) {
      @Nullable Path data = null;
      List<String> files = new ArrayList<>();
      Iterator<String> rest = arguments.iterator();
      while (rest.hasNext()) {
        String each = rest.next();
        if (each.equals("--data") && rest.hasNext()) {
          data = Path.of(rest.next());
        } else if (each.startsWith("--")) {
          throw new CannotStart(
              "%s knows no option '%s'.".formatted(command, each), "Known is --data DIR.");
        } else {
          files.add(each);
        }
      }
      if (files.size() != 1) {
        throw new CannotStart(
            "%s needs the name of one file.".formatted(command), "See ./fairlead help.");
      }
      Path folder = data == null ? Path.of("data") : data;
      return new Options(
          Path.of(files.getFirst()).toAbsolutePath().normalize(),
          folder.toAbsolutePath().normalize());
    }
  }
}
