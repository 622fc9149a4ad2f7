package io.fairlead.platform.scheduling;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.storage.Transactions;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tokens that are good for one attempt and epoch and a short time: what they stand for, signed with
 * HMAC-SHA256 under a key of this installation.
 */
@Component
public final class AttemptTokens {

  /** By which these tokens, and agents', can be told from people's. */
  public static final String PREFIX = "fla_";

  private static final String KEY = "attempt-token-key";
  private static final int CLAIMS = 4 * 2 * Long.BYTES + Integer.BYTES + Long.BYTES;
  private static final int SIGNATURE = 32;

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final SchedulingSettings settings;
  private final Clock clock;
  private volatile byte @Nullable [] key;

  AttemptTokens(
      Transactions transactions, JdbcClient jdbc, SchedulingSettings settings, Clock clock) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /** A token that is good from now on for the time that the settings say. */
  public String issue(AttemptKey attempt) {
    byte[] claims =
        put(ByteBuffer.allocate(CLAIMS), attempt)
            .putLong(clock.instant().plus(settings.tokenTime()).getEpochSecond())
            .array();
    byte[] token = Arrays.copyOf(claims, CLAIMS + SIGNATURE);
    System.arraycopy(sign(claims), 0, token, CLAIMS, SIGNATURE);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** What a token stands for; empty unless it was issued here and isn't expired. */
  public Optional<AttemptKey> verify(String token) {
    byte[] bytes = decode(token);
    if (bytes.length != CLAIMS + SIGNATURE) {
      return Optional.empty();
    }
    byte[] claims = Arrays.copyOf(bytes, CLAIMS);
    if (!MessageDigest.isEqual(
        sign(claims), Arrays.copyOfRange(bytes, CLAIMS, CLAIMS + SIGNATURE))) {
      return Optional.empty();
    }
    ByteBuffer fields = ByteBuffer.wrap(claims);
    AttemptKey attempt =
        new AttemptKey(uuid(fields), uuid(fields), uuid(fields), uuid(fields), fields.getInt());
    boolean expired = Instant.ofEpochSecond(fields.getLong()).isBefore(clock.instant());
    return expired ? Optional.empty() : Optional.of(attempt);
  }

  private static byte[] decode(String token) {
    if (!token.startsWith(PREFIX)) {
      return new byte[0];
    }
    try {
      return Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static ByteBuffer put(ByteBuffer buffer, AttemptKey attempt) {
    for (UUID id :
        new UUID[] {attempt.workspace(), attempt.study(), attempt.trial(), attempt.attempt()}) {
      buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
    return buffer.putInt(attempt.epoch());
  }

  private static UUID uuid(ByteBuffer buffer) {
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private byte[] sign(byte[] claims) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      return mac.doFinal(claims);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has HMAC-SHA256.", e);
    }
  }

  /** Made once for the installation, by whichever replica is first. */
  private byte[] key() {
    byte[] known = key;
    if (known == null) {
      byte[] fresh = new byte[SIGNATURE];
      new SecureRandom().nextBytes(fresh);
      known =
          transactions.crossing(
              () -> {
                jdbc.sql(
                        "insert into installation_setting (key, value) values (?, ?)"
                            + " on conflict do nothing")
                    .params(KEY, fresh)
                    .update();
                return jdbc.sql("select value from installation_setting where key = ?")
                    .param(KEY)
                    .query((row, number) -> row.getBytes("value"))
                    .single();
              });
      key = known;
    }
    return known;
  }
}
