package io.fairlead.kernel.search;

import io.fairlead.kernel.space.Configuration;

/**
 * A configuration that was looked at and not suggested.
 *
 * @param improvement what was expected of it, see {@link Forecast#improvement}
 */
public record Alternative(Configuration configuration, double mean, double improvement) {}
