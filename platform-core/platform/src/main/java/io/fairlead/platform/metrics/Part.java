package io.fairlead.platform.metrics;

import java.util.UUID;

/**
 * An attempt's share in the series of its trial.
 *
 * @param upTo the last step that counts: where the next attempt started; {@link Long#MAX_VALUE} for
 *     the latest
 */
record Part(UUID trial, UUID attempt, long upTo) {}
