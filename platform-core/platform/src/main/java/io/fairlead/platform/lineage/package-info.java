/** Where attempts ran: environments by digest. */
@NullMarked
package io.fairlead.platform.lineage;

import org.jspecify.annotations.NullMarked;
