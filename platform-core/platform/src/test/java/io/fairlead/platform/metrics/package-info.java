/** Tests of the ingest and of reading, on a real database. */
@NullMarked
package io.fairlead.platform.metrics;

import org.jspecify.annotations.NullMarked;
