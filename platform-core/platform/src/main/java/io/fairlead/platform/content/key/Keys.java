package io.fairlead.platform.content.key;

import io.fairlead.platform.content.ContentSettings;
import io.fairlead.platform.content.persistence.KeyTables;
import io.fairlead.platform.content.persistence.KeyTables.Wrapped;
import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.OneAtATime;
import io.fairlead.platform.storage.StorageUnavailableException;
import io.fairlead.platform.storage.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes the master keys at the start, or refuses it: what is encrypted with a key that isn't there
 * could not be read, and a new key beside it would hide that. Data keys that an older master key
 * wraps are wrapped by the first one. Replicas that start at once do so one after the other.
 */
@Configuration(proxyBeanMethods = false)
class Keys {

  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

  private final ContentSettings settings;
  private final MasterKeyFile own;
  private final KeyTables tables;
  private final Transactions transactions;
  private final OneAtATime oneAtATime;
  private final Clock clock;

  Keys(
      ContentSettings settings,
      DataDirectory directory,
      KeyTables tables,
      Transactions transactions,
      OneAtATime oneAtATime,
      Clock clock) {
    this.settings = settings;
    this.own = new MasterKeyFile(directory.folder("master-key"));
    this.tables = tables;
    this.transactions = transactions;
    this.oneAtATime = oneAtATime;
    this.clock = clock;
  }

  @Bean
  DataKeys dataKeys() {
    MasterKeys masters = oneAtATime.during(DataKeys.WRAPPING, this::masterKeys);
    return new DataKeys(masters, settings.dataKeyAge(), tables, transactions, oneAtATime, clock);
  }

  /**
   * @throws StorageUnavailableException when content needs a key that isn't given; nothing is
   *     changed then
   */
  private MasterKeys masterKeys() {
    List<String> needed = transactions.crossing(tables::neededMasterKeys);
    MasterKeys given = given(needed);
    for (String id : needed) {
      if (given.find(id).isEmpty()) {
        throw new StorageUnavailableException(
            "Stored content is encrypted with master key %s, but %s holds %s."
                .formatted(id, given.source(), given.ids()),
            "Give that key again, beside a new one if there is one, and start again. Nothing was"
                + " changed.");
      }
    }
    String current = given.current().id();
    if (!needed.contains(current)) {
      transactions.crossing(
          () -> {
            tables.needMasterKey(current, clock.instant());
            return true;
          });
    }
    needed.stream().filter(id -> !id.equals(current)).forEach(id -> replace(id, given));
    return given;
  }

  private MasterKeys given(List<String> needed) {
    String text = settings.masterKey();
    if (text != null) {
      return parsed(text);
    }
    if (settings.masterKeyFile() != null) {
      return new MasterKeyFile(settings.masterKeyFile()).read();
    }
    if (!Files.exists(own.file())) {
      if (!needed.isEmpty()) {
        throw new StorageUnavailableException(
            "Stored content is encrypted with master key %s, and its file %s is gone."
                .formatted(String.join(", ", needed), own.file()),
            "Restore that file from a backup, or give the key by fairlead.content.master-key-file."
                + " Nothing was changed.");
      }
      try {
        own.make();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return own.read();
  }

  private static MasterKeys parsed(String text) {
    try {
      return MasterKeys.parse("fairlead.content.master-key", text);
    } catch (IllegalArgumentException e) {
      throw new StorageUnavailableException(
          "fairlead.content.master-key holds no master key. " + e.getMessage(),
          "Nothing was changed.");
    }
  }

  /** Wraps all that {@code old} wraps by the current key, so that the old one can be let go. */
  private void replace(String old, MasterKeys given) {
    int done = 0;
    List<UUID> left = new ArrayList<>();
    for (UUID workspace : transactions.crossing(tables::workspaces)) {
      try {
        done += transactions.in(workspace, () -> rewrapped(workspace, given));
      } catch (IllegalStateException e) {
        LOG.error("Data keys of workspace {} can't be wrapped anew: {}", workspace, e.toString());
        left.add(workspace);
      }
    }
    if (left.isEmpty()) {
      transactions.crossing(
          () -> {
            tables.retireMasterKey(old, clock.instant());
            return true;
          });
      LOG.info(
          "{} data keys are wrapped by master key {} now; {} isn't needed any more.",
          done,
          given.current().id(),
          old);
    }
  }

  private int rewrapped(UUID workspace, MasterKeys given) {
    MasterKey current = given.current();
    List<Wrapped> keys = tables.notWrappedBy(current.id());
    for (Wrapped each : keys) {
      try {
        byte[] key =
            given
                .find(each.masterKey())
                .orElseThrow(() -> new GeneralSecurityException("Its master key isn't given."))
                .unwrap(each.wrapped(), workspace, each.id());
        tables.rewrap(each.id(), current.id(), current.wrap(key, workspace, each.id()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("Data key %s is damaged.".formatted(each.id()), e);
      }
    }
    return keys.size();
  }
}
