package io.fairlead.platform.event;

import io.fairlead.kernel.audit.Head;
import io.fairlead.kernel.audit.PublicKeys;
import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.OneAtATime;
import io.fairlead.platform.storage.StorageUnavailableException;
import io.fairlead.platform.storage.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The key that heads are signed with: made at the first start, {@code audit-key} in the data
 * folder, for its owner alone; {@code audit-key.pub} beside it is for everyone. All platforms on a
 * database sign with the same.
 */
@Component
final class AuditKey {

  private static final String SETTING = "audit-public-key";

  private final KeyPair keys;
  private final String hex;

  AuditKey(
      DataDirectory data,
      OneAtATime oneAtATime,
      Database database,
      Transactions transactions,
      JdbcClient jdbc) {
    Path file = data.folder("audit-key");
    keys = oneAtATime.during("audit-key", () -> pair(file));
    hex = PublicKeys.hex(keys.getPublic());
    if (database.isShared()) {
      String first = transactions.crossing(() -> firstOf(jdbc, hex));
      if (!first.equals(hex)) {
        throw new StorageUnavailableException(
            "%s isn't the key with which the audit trail of this database is signed."
                .formatted(file),
            "Give this platform the audit-key of the others, or of the backup; if it is lost, and"
                + " the auditors know, delete the row '%s' of installation_setting."
                    .formatted(SETTING));
      }
    }
  }

  private static KeyPair pair(Path file) {
    try {
      return KeyFiles.in(file).pair();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The public key of whichever platform came first. */
  private static String firstOf(JdbcClient jdbc, String hex) {
    jdbc.sql("insert into installation_setting (key, value) values (?, ?) on conflict do nothing")
        .params(SETTING, hex.getBytes(StandardCharsets.UTF_8))
        .update();
    return jdbc.sql("select value from installation_setting where key = ?")
        .param(SETTING)
        .query((row, number) -> new String(row.getBytes("value"), StandardCharsets.UTF_8))
        .single();
  }

  SignedHead sign(Head head) {
    return SignedHead.sign(head, keys.getPrivate(), hex);
  }

  /** The public key as {@code audit-key.pub} has it. */
  String pem() {
    return PublicKeys.pem(keys.getPublic());
  }
}
