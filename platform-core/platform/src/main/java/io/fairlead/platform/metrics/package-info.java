/** Metric points and log lines: stored as they arrive, read as series and summaries. */
@NullMarked
package io.fairlead.platform.metrics;

import org.jspecify.annotations.NullMarked;
