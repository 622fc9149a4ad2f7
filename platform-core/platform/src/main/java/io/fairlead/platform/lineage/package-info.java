/** How results came to be: environments by digest, the graph around anything, records of trials. */
@NullMarked
package io.fairlead.platform.lineage;

import org.jspecify.annotations.NullMarked;
