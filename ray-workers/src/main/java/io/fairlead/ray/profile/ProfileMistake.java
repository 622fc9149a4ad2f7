package io.fairlead.ray.profile;

/** A profile can't be read; says in which line, at which key, and what to do. */
public final class ProfileMistake extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  ProfileMistake(String message) {
    super(message);
  }
}
