/** The lineage's screens without a browser. */
@NullMarked
package io.fairlead.web.ui.lineage;

import org.jspecify.annotations.NullMarked;
