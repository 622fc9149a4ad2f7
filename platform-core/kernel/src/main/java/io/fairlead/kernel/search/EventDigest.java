package io.fairlead.kernel.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.SearchEvent.Resumed;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.TreeMap;

/**
 * Chains events by SHA-256. An event's canonical bytes are a tag and its fields in order: numbers
 * big-endian (NaN as one bit pattern), texts in UTF-8 and lists after their length, a
 * configuration's values by name, a cost where it is known, the trial that is repeated where one
 * is. Changing them makes every stored digest worthless.
 */
final class EventDigest {

  private final MessageDigest sha;

  private EventDigest(MessageDigest sha) {
    this.sha = sha;
  }

  static byte[] start() {
    return sha256().digest("fairlead history 1".getBytes(UTF_8));
  }

  static byte[] next(byte[] before, SearchEvent event) {
    MessageDigest sha = sha256();
    sha.update(before);
    new EventDigest(sha).add(event);
    return sha.digest();
  }

  private void add(SearchEvent event) {
    switch (event) {
      case Suggested suggested -> {
        tag('S', event);
        add(suggested.configuration());
        suggested
            .repeats()
            .ifPresent(
                trial -> {
                  sha.update((byte) '@');
                  add(trial);
                });
      }
      case Reported report -> {
        tag('R', event);
        add(report.step());
        add(report.objectives());
        add(report.constraints());
        add(report.verdict().name());
      }
      case Resumed _ -> tag('C', event);
      case Ended ended -> {
        tag('E', event);
        add(ended.ending().name());
        add(ended.step());
        add(ended.objectives());
        add(ended.constraints());
        if (!Double.isNaN(ended.cost())) {
          sha.update((byte) '$');
          add(Double.doubleToLongBits(ended.cost()));
        }
      }
    }
  }

  private void tag(char tag, SearchEvent event) {
    sha.update((byte) tag);
    add(event.trial());
  }

  private void add(Configuration configuration) {
    add(configuration.asMap().size());
    new TreeMap<>(configuration.asMap())
        .forEach(
            (name, value) -> {
              add(name);
              switch (value) {
                case Double number -> {
                  sha.update((byte) 'f');
                  add(Double.doubleToLongBits(number));
                }
                case Long number -> {
                  sha.update((byte) 'i');
                  add(number.longValue());
                }
                case Object text -> {
                  sha.update((byte) 's');
                  add(text.toString());
                }
              }
            });
  }

  private void add(List<Double> values) {
    add(values.size());
    values.forEach(each -> add(Double.doubleToLongBits(each)));
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    add(bytes.length);
    sha.update(bytes);
  }

  private void add(long value) {
    sha.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
