/** Who runs what next: suggestions kept ready, leases, orders, and what is lost. */
@NullMarked
package io.fairlead.platform.scheduling;

import org.jspecify.annotations.NullMarked;
