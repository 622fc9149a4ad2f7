package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of an entry. What it says never changes; what was decided about it is added once.
 *
 * @param version counts from 1 within its scope; rejected ones keep their number
 * @param position among its trainer's entries
 * @param defaultValue Double, Long or String, inside the domain
 * @param forbidden values of its parameter and of others that may not come together
 * @param unit such as {@code rows}; null for none
 * @param evidence studies of the workspace that speak for it; empty for the installation's
 * @param decided who approved or rejected it; null while it waits
 */
public record EntryVersion(
    UUID id,
    Scope scope,
    String trainer,
    int version,
    int position,
    Parameter parameter,
    Object defaultValue,
    List<Condition> forbidden,
    @Nullable String unit,
    String rationale,
    List<UUID> evidence,
    State state,
    Signature proposed,
    @Nullable Signature decided,
    @Nullable Deprecation deprecation) {

  public EntryVersion {
    forbidden = List.copyOf(forbidden);
    evidence = List.copyOf(evidence);
  }

  /** Where a version stands. */
  public enum State {
    PROPOSED,
    APPROVED,
    REJECTED,
    DEPRECATED
  }

  /**
   * Who did something about a version.
   *
   * @param person also where a token acted for them
   * @param reason what they said; null where nothing was needed
   */
  public record Signature(UUID person, String name, Instant at, @Nullable String reason) {}

  /**
   * Why an entry isn't to be used any more.
   *
   * @param replacement the parameter to use in its place
   */
  public record Deprecation(Signature by, String replacement) {}

  /** The name of its parameter. */
  public String name() {
    return parameter.name();
  }

  /** Such as {@code lightgbm learning_rate, version 2}. */
  public String label() {
    return "%s %s, version %d".formatted(trainer, name(), version);
  }

  /** Whether it was in force once: approved, perhaps deprecated since. */
  boolean wasApproved() {
    return state == State.APPROVED || state == State.DEPRECATED;
  }
}
