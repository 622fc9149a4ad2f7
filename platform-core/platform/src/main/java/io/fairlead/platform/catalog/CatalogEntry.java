package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Parameter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hyperparameter of a trainer as it is approved in a workspace now.
 *
 * @param parameter its name, approved domain and condition
 * @param defaultValue Double, Long or String, inside the domain
 * @param forbidden values of it and of other parameters that may not come together
 * @param unit such as {@code rows}; null for none
 * @param rationale why this range
 * @param sources the versions that it comes from, the one that speaks first; two where a workspace
 *     tightened what holds everywhere
 * @param replacement the parameter to use in its place once it is deprecated; null while it isn't
 */
public record CatalogEntry(
    String trainer,
    Parameter parameter,
    Object defaultValue,
    List<Condition> forbidden,
    @Nullable String unit,
    String rationale,
    List<Source> sources,
    @Nullable String replacement) {

  public CatalogEntry {
    forbidden = List.copyOf(forbidden);
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException(
          "An entry comes from a version; '%s' has none.".formatted(parameter.name()));
    }
  }

  /** One whose values may come together with all others. */
  public CatalogEntry(
      String trainer,
      Parameter parameter,
      Object defaultValue,
      @Nullable String unit,
      String rationale,
      List<Source> sources,
      @Nullable String replacement) {
    this(trainer, parameter, defaultValue, List.of(), unit, rationale, sources, replacement);
  }

  /** A version of an entry. */
  public record Source(UUID id, Scope scope, int version) {}

  public String name() {
    return parameter.name();
  }

  /** The version that speaks. */
  public int version() {
    return sources.getFirst().version();
  }

  /** Where the version that speaks holds. */
  public Scope scope() {
    return sources.getFirst().scope();
  }

  public boolean isDeprecated() {
    return replacement != null;
  }
}
