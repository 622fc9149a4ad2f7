package io.fairlead.platform.workspace;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be guessed wrong before waits begin.
 *
 * @param byAccount wrong passwords about one account by strangers, or from one place it is known at
 * @param byAddress wrong passwords, and apart from them wrong tokens, from one address; an office
 *     behind one address shares it
 */
@ConfigurationProperties("fairlead.sign-in.guesses")
public record GuessingSettings(
    @DefaultValue("5") int byAccount, @DefaultValue("50") int byAddress) {

  public GuessingSettings {
    if (byAccount < 1 || byAddress < 1) {
      throw new IllegalArgumentException(
          "fairlead.sign-in.guesses.by-account and by-address are 1 or more, not %d and %d: without"
                  .formatted(byAccount, byAddress)
              + " any, nobody could sign in.");
    }
  }
}
