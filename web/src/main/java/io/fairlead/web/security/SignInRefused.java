package io.fairlead.web.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why signing in with the organisation's identity provider came to nothing. */
public enum SignInRefused {
  /** It doesn't answer. */
  UNREACHABLE(
      "%s can't be reached",
      "Nothing is lost, and whoever is signed in goes on. Try again in a moment."),
  /** They are who they are, and nothing here is open to them. */
  NO_ROLE(
      "You are signed in there, but nothing is open to you here",
      "None of your groups gives a role, or an admin closed your account. Ask who looks after your"
          + " groups, then sign in again."),
  /** The way back came without its beginning. */
  LATE(
      "That sign-in took too long or began elsewhere",
      "Start again from here. Should it happen each time, your browser keeps no cookies."),
  /** It said no. */
  DENIED("%s didn't let you in", "Try again, or ask who looks after your account there."),
  /** What it sent isn't to be trusted, or not understood. */
  FAILED(
      "%s sent an answer that can't be trusted",
      "Try again. Should it stay so, an admin finds the reason in the platform's log.");

  private final String title;
  private final String wayOut;

  SignInRefused(String title, String wayOut) {
    this.title = title;
    this.wayOut = wayOut;
  }

  /**
   * What happened.
   *
   * @param provider as people call it
   */
  public String title(String provider) {
    String told = title.formatted(provider);
    return told.substring(0, 1).toUpperCase(Locale.ROOT) + told.substring(1);
  }

  public String wayOut() {
    return wayOut;
  }

  /** As the address of the sign-in page says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that {@link #word()}. */
  public static Optional<SignInRefused> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
