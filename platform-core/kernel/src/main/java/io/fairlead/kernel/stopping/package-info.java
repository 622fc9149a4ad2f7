/** How much more a search may bring, by its history alone, and whether to go on with it. */
@NullMarked
package io.fairlead.kernel.stopping;

import org.jspecify.annotations.NullMarked;
