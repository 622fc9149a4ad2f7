/** The lineage of anything, two trials side by side, and replays. */
@NullMarked
package io.fairlead.web.ui.lineage;

import org.jspecify.annotations.NullMarked;
