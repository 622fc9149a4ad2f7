/** The decision log on screen, and the dialog in which decisions are signed. */
@NullMarked
package io.fairlead.web.ui.decision;

import org.jspecify.annotations.NullMarked;
