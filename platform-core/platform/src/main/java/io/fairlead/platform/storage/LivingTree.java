package io.fairlead.platform.storage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Walks a folder in which files come and go; what goes meanwhile is passed over. */
public final class LivingTree {

  private LivingTree() {}

  /** Is told of folders and of plain files, not of links. */
  public interface Visitor {
    /** Whether to go into it. */
    boolean folder(Path folder) throws IOException;

    void file(Path file) throws IOException;
  }

  public static void walk(Path root, Visitor visitor) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
              throws IOException {
            return visitor.folder(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (is.isRegularFile()) {
              visitor.file(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            return passed(why);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why)
              throws IOException {
            return passed(why);
          }
        });
  }

  private static FileVisitResult passed(@Nullable IOException why) throws IOException {
    if (why != null && !(why instanceof NoSuchFileException)) {
      throw why;
    }
    return FileVisitResult.CONTINUE;
  }
}
