/** Samplers that judge trials, too: search over fidelities. */
@NullMarked
package io.fairlead.kernel.sampler.fidelity;

import org.jspecify.annotations.NullMarked;
