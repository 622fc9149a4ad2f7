package io.fairlead.platform.event;

import io.fairlead.kernel.audit.Head;
import io.fairlead.kernel.audit.PublicKeys;
import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.platform.storage.DataDirectory;
import java.io.IOException;
import java.security.KeyPair;
import org.springframework.stereotype.Component;

/**
 * The key that heads are signed with: made at the first start, {@code audit-key} in the data
 * folder, for its owner alone; {@code audit-key.pub} beside it is for everyone.
 */
@Component
final class AuditKey {

  private final KeyPair keys;
  private final String hex;

  AuditKey(DataDirectory data) throws IOException {
    keys = KeyFiles.in(data.folder("audit-key")).pair();
    hex = PublicKeys.hex(keys.getPublic());
  }

  SignedHead sign(Head head) {
    return SignedHead.sign(head, keys.getPrivate(), hex);
  }

  /** The public key as {@code audit-key.pub} has it. */
  String pem() {
    return PublicKeys.pem(keys.getPublic());
  }
}
