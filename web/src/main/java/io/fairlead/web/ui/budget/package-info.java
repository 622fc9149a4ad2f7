/** A workspace's budget as a statement: what is left, where it goes, who set it and why. */
@NullMarked
package io.fairlead.web.ui.budget;

import org.jspecify.annotations.NullMarked;
