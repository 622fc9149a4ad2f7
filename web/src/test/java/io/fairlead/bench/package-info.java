/**
 * The benchmarks behind {@code ./fairlead bench}: figures of the real processes, never a verdict.
 */
@NullMarked
package io.fairlead.bench;

import org.jspecify.annotations.NullMarked;
