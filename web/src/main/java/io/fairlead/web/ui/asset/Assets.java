package io.fairlead.web.ui.asset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Where the pages' own scripts and styles are. Their addresses hold a digest of all of them
 * together: they import one another by relative addresses, so one version serves all.
 */
public final class Assets {

  static final String FOLDER = "META-INF/resources/fairlead/";
  private static final int DIGITS = 12;
  private static final String VERSION = digest(files());

  private Assets() {}

  /** The address of a file below the root of the application, such as {@code fairlead/…/a.js}. */
  public static String path(String file) {
    return "fairlead/" + VERSION + "/" + file;
  }

  /** The same as Vaadin's pages name what lies below the root. */
  public static String url(String file) {
    return "context://" + path(file);
  }

  private static Map<String, byte[]> files() {
    try {
      Map<String, byte[]> files = new HashMap<>();
      for (Resource file :
          new PathMatchingResourcePatternResolver().getResources("classpath:" + FOLDER + "*.*")) {
        files.put(Objects.requireNonNull(file.getFilename()), file.getContentAsByteArray());
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String digest(Map<String, byte[]> files) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(files)
          .forEach(
              (name, content) -> {
                sha.update(name.getBytes(StandardCharsets.UTF_8));
                sha.update(content);
              });
      return HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
