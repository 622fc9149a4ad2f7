package io.fairlead.web.run;

import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.People;
import io.fairlead.platform.workspace.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets someone in where nobody is yet: an admin of the installation, with the password that a file
 * holds. Where an identity provider says who is admin, none is needed.
 */
@Component
class FirstAdmin {

  static final String NAME = "admin";
  private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);

  private final People people;
  private final Transactions transactions;
  private final @Nullable Path passwordFile;

  FirstAdmin(
      People people,
      Transactions transactions,
      @Value("${fairlead.first-admin.password-file:#{null}}") @Nullable Path passwordFile) {
    this.people = people;
    this.transactions = transactions;
    this.passwordFile = passwordFile;
  }

  /**
   * Changes nothing once there are people, so the file may stay or go.
   *
   * @throws CannotStart when the file can't be read
   */
  void make() {
    if (passwordFile == null || !people.none()) {
      return;
    }
    try {
      String password = Files.readString(passwordFile).strip();
      transactions.crossing(
          () -> {
            var admin = people.create(NAME, "Administrator", password, Actor.PLATFORM);
            people.grant(admin, null, Role.ADMIN, Actor.PLATFORM);
            return true;
          });
      LOG.info("There was nobody yet: {} was made, with the password of the settings.", NAME);
    } catch (IOException e) {
      throw new CannotStart(
          "The first admin's password can't be read from %s: %s."
              .formatted(passwordFile, e.getMessage()),
          "Mount it there, or unset fairlead.first-admin.password-file.");
    } catch (RuntimeException e) {
      if (people.none()) {
        throw e;
      }
      LOG.info("Another replica made the first admin."); // between the look and the attempt
    }
  }
}
