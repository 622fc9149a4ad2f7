package io.fairlead.platform.content;

import io.fairlead.platform.storage.StorageUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where content lies and what it is encrypted with.
 *
 * @param masterKey 32 bytes in Base64, several apart by commas, the first of them wraps; or
 * @param masterKeyFile a file that holds them, one a line; without either one is made in the data
 *     folder
 * @param dataKeyAge after it a workspace's next bytes get a new data key
 * @param folder where files lie that several replicas share; without it the data folder
 * @param s3 a bucket in place of files
 */
@ConfigurationProperties("fairlead.content")
public record ContentSettings(
    @Nullable String masterKey,
    @Nullable Path masterKeyFile,
    @DefaultValue("365d") Duration dataKeyAge,
    @Nullable Path folder,
    @Nullable S3 s3) {

  private static final String PREFIX = "fairlead.content.";

  public ContentSettings {
    require(
        masterKey == null || masterKeyFile == null,
        "master-key and master-key-file are both given; leave one of them out.");
    require(
        !dataKeyAge.isNegative(),
        "data-key-age is a length of time such as 365d, not %s.".formatted(dataKeyAge));
    require(folder == null || s3 == null, "folder and s3 are both given; leave one of them out.");
  }

  /**
   * A bucket.
   *
   * @param endpoint of a server that speaks S3; without it AWS
   * @param bucket which is there and is this platform's alone
   * @param prefix before all names, such as {@code fairlead/}
   * @param accessKey without it, keys come from where AWS's tools look for them
   * @param secretKey that goes with it; or
   * @param secretKeyFile a file that holds it
   */
  public record S3(
      @Nullable URI endpoint,
      @DefaultValue("us-east-1") String region,
      String bucket,
      @DefaultValue("") String prefix,
      @Nullable String accessKey,
      @Nullable String secretKey,
      @Nullable Path secretKeyFile) {

    public S3 {
      require(bucket != null && !bucket.isBlank(), "s3.bucket is needed.");
      require(
          secretKey == null || secretKeyFile == null,
          "s3.secret-key and s3.secret-key-file are both given; leave one of them out.");
      require(
          (accessKey != null) == (secretKey != null || secretKeyFile != null),
          "s3.access-key and s3.secret-key-file (or s3.secret-key) go together.");
    }

    /** The secret key, from wherever it is. */
    public String secret() {
      if (secretKeyFile == null) {
        return String.valueOf(secretKey);
      }
      try {
        return Files.readString(secretKeyFile).strip();
      } catch (IOException e) {
        throw new StorageUnavailableException(
            "%ss3.secret-key-file can't be read: %s.".formatted(PREFIX, e),
            "Name a file that this user may read.",
            e);
      }
    }

    @Override
    public String toString() {
      return "S3[endpoint=%s, bucket=%s]".formatted(endpoint, bucket); // no key in logs
    }
  }

  private static void require(boolean rule, String message) {
    if (!rule) {
      throw new IllegalArgumentException(PREFIX + message);
    }
  }

  @Override
  public String toString() {
    return "ContentSettings[folder=%s, s3=%s]".formatted(folder, s3); // no key in logs
  }
}
