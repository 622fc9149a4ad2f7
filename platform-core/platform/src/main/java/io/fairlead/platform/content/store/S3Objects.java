package io.fairlead.platform.content.store;

import io.fairlead.platform.content.ContentSettings;
import io.fairlead.platform.storage.StorageUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects in a bucket of anything that speaks S3; each at most 5 GB. */
public final class S3Objects implements ObjectStore, AutoCloseable {

  /** What was written before it is written anew, so that it counts as young. */
  private static final Duration YOUNG = Duration.ofHours(12);

  private final S3Client client;
  private final ContentSettings.S3 settings;
  private final Clock clock;

  private S3Objects(S3Client client, ContentSettings.S3 settings, Clock clock) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @throws StorageUnavailableException when the bucket can't be reached or isn't for these keys
   */
  public static S3Objects open(ContentSettings.S3 settings, Clock clock) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.of(settings.region()))
            // What is stored checks itself; not every server knows these.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint()).forcePathStyle(true);
    }
    if (settings.accessKey() != null) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(settings.accessKey(), settings.secret())));
    }
    S3Objects objects = new S3Objects(builder.build(), settings, clock);
    try {
      objects.client.headBucket(request -> request.bucket(settings.bucket()));
      return objects;
    } catch (SdkException e) {
      objects.close();
      throw new StorageUnavailableException(
          "%s can't be used: %s.".formatted(objects.place(), said(e)),
          "Check fairlead.content.s3.* and the bucket's rights. Nothing was changed.",
          e);
    }
  }

  private static String said(SdkException failure) {
    return failure instanceof S3Exception answer
        ? switch (answer.statusCode()) {
          case 403 -> "these keys may not use it";
          case 404 -> "there is no such bucket";
          default -> "the server answered " + answer.statusCode();
        }
        : String.valueOf(failure.getMessage());
  }

  @Override
  public void put(ObjectName name, Path file) throws IOException {
    Optional<Instant> written = written(name);
    if (written.isPresent() && written.get().isAfter(clock.instant().minus(YOUNG))) {
      return;
    }
    try {
      client.putObject(
          request -> request.bucket(settings.bucket()).key(key(name)), RequestBody.fromFile(file));
    } catch (SdkException e) {
      throw failed(e);
    }
  }

  @Override
  public Optional<InputStream> open(ObjectName name) throws IOException {
    try {
      return Optional.of(
          client.getObject(request -> request.bucket(settings.bucket()).key(key(name))));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw failed(e);
    }
  }

  @Override
  public Optional<Instant> written(ObjectName name) throws IOException {
    try {
      return Optional.of(
          client
              .headObject(request -> request.bucket(settings.bucket()).key(key(name)))
              .lastModified());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw failed(e);
    }
  }

  @Override
  public void delete(ObjectName name) throws IOException {
    try {
      client.deleteObject(request -> request.bucket(settings.bucket()).key(key(name)));
    } catch (SdkException e) {
      throw failed(e);
    }
  }

  @Override
  public void list(UUID workspace, Visitor visitor) throws IOException {
    try {
      for (S3Object each :
          client
              .listObjectsV2Paginator(
                  request ->
                      request.bucket(settings.bucket()).prefix(settings.prefix() + workspace + "/"))
              .contents()) {
        String digest = each.key().substring(each.key().lastIndexOf('/') + 1);
        if (ObjectName.isDigest(digest)) {
          visitor.visit(new ObjectName(workspace, digest), each.lastModified());
        }
      }
    } catch (SdkException e) {
      throw failed(e);
    }
  }

  private String key(ObjectName name) {
    return settings.prefix() + name.path();
  }

  private IOException failed(SdkException failure) {
    return new IOException(
        "%s can't be used now: %s".formatted(place(), failure.getMessage()), failure);
  }

  @Override
  public String place() {
    return "the bucket " + settings.bucket();
  }

  @Override
  public void close() {
    client.close();
  }
}
