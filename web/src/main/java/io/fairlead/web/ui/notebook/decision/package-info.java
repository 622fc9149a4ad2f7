/** Decision cells: signed in place. */
@NullMarked
package io.fairlead.web.ui.notebook.decision;

import org.jspecify.annotations.NullMarked;
