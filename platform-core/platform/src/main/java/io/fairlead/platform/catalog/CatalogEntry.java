package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.Parameter;

/**
 * An approved hyperparameter of a trainer.
 *
 * @param parameter its name, approved domain and condition
 * @param defaultValue Double, Long or String, inside the domain
 * @param rationale why this range
 * @param version rises with each approved change
 */
public record CatalogEntry(
    String trainer, Parameter parameter, Object defaultValue, String rationale, int version) {}
