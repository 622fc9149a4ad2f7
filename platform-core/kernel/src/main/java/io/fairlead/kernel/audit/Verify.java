package io.fairlead.kernel.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code verify EXPORT [--key FILE] [--head FILE]}: exits 0 when the export is whole, 1 when not, 2
 * when it can't be tried.
 */
public final class Verify {

  private static final int WHOLE = 0;
  private static final int BROKEN = 1;
  private static final int NOT_TRIED = 2;
  private static final int LONGEST_HEAD = 1_000;
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private Verify() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      Queue<String> rest = new ArrayDeque<>(arguments);
      Path export = null;
      String key = null;
      SignedHead kept = null;
      while (!rest.isEmpty()) {
        String argument = rest.remove();
        switch (argument) {
          case "--key" -> key = PublicKeys.hexOfPem(Files.readString(file(argument, rest.poll())));
          case "--head" -> kept = lastHead(file(argument, rest.poll()));
          default -> {
            refuseUnless(
                export == null && !argument.startsWith("--"),
                "verify takes one export, --key FILE and --head FILE, not '%s'"
                    .formatted(argument));
            export = file("verify", argument);
          }
        }
      }
      Path given = export == null ? file("verify", null) : export;
      try (InputStream in = Files.newInputStream(given)) {
        return report(new Verification(key, kept).of(in), given, out);
      }
    } catch (IllegalArgumentException e) {
      err.println("fairlead: " + e.getMessage());
    } catch (IOException e) {
      err.println("fairlead: a file can't be read: " + e.getMessage() + ".");
    }
    return NOT_TRIED;
  }

  private static int report(Verdict verdict, Path export, PrintStream out) {
    return switch (verdict) {
      case Verdict.Whole whole -> {
        out.printf(
            "%s is whole: %d entries of %s, head %s signed %s.%n",
            export,
            whole.head().sequence(),
            whole.head().chain().equals(Head.INSTALLATION)
                ? "the installation"
                : "workspace " + whole.head().chain(),
            whole.head().hash(),
            whole.head().at());
        out.println(
            whole.signerChecked()
                ? "The given key signed it."
                : "Who signed it was not checked: give the platform's audit-key.pub with --key.");
        yield WHOLE;
      }
      case Verdict.Broken broken -> {
        out.printf("%s is not whole: %s.%n", export, broken.message());
        yield BROKEN;
      }
    };
  }

  private static Path file(String of, @Nullable String name) {
    refuseUnless(name != null, of + " needs a file; see ./fairlead help");
    Path path = Path.of(name == null ? "" : name);
    refuseUnless(
        Files.isReadable(path) && !Files.isDirectory(path),
        "there is no file '%s' that can be read".formatted(name));
    return path;
  }

  /** A head alone, or an export that was kept. */
  private static SignedHead lastHead(Path file) throws IOException {
    String last = "";
    try (InputStream in = Files.newInputStream(file)) {
      Lines lines = new Lines(in);
      while (lines.next()) {
        last = lines.end() - lines.start() < 1_000 ? lines.text() : "";
      }
    }
    return SignedHead.parse(last.strip())
        .or(() -> written(file))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' ends with no signed head; keep the last line of an export, or what the"
                            .formatted(file)
                        + " page and REST give as the head."));
  }

  /** A head that some program read and wrote, with white space of its own between members. */
  private static Optional<SignedHead> written(Path file) {
    try {
      return Files.size(file) > LONGEST_HEAD
          ? Optional.empty()
          : SignedHead.parse(WHITE_SPACE.matcher(Files.readString(file)).replaceAll(""));
    } catch (IOException e) { // no text
      return Optional.empty();
    }
  }

  private static void refuseUnless(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message + ".");
    }
  }
}
