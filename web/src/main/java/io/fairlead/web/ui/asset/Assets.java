package io.fairlead.web.ui.asset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Where the pages' own scripts and styles are. Their addresses hold a digest of all of them
 * together: they import one another by relative addresses, so one version serves all.
 */
public final class Assets {

  static final String FOLDER = "META-INF/resources/fairlead/";
  private static final int DIGITS = 12;
  private static final String VERSION = digest();

  private Assets() {}

  /** The address of a file below the root of the application, such as {@code fairlead/…/a.js}. */
  public static String path(String file) {
    return "fairlead/" + VERSION + "/" + file;
  }

  /** The same as Vaadin's pages name what lies below the root. */
  public static String url(String file) {
    return "context://" + path(file);
  }

  static String version() {
    return VERSION;
  }

  private static String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      Resource[] files =
          new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "*.*");
      Arrays.sort(files, Comparator.comparing(Assets::name));
      for (Resource file : files) {
        sha.update(name(file).getBytes(StandardCharsets.UTF_8));
        sha.update(file.getContentAsByteArray());
      }
      return HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String name(Resource file) {
    return Objects.requireNonNull(file.getFilename());
  }
}
