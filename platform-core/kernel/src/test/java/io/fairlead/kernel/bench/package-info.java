/** Benchmarks of the kernel alone: how good its searches are, and how long an ask takes. */
@NullMarked
package io.fairlead.kernel.bench;

import org.jspecify.annotations.NullMarked;
