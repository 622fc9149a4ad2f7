/** Data sets as immutable snapshots, with schema, summaries and their Arrow form. */
@NullMarked
package io.fairlead.platform.dataset;

import org.jspecify.annotations.NullMarked;
