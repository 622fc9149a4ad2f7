/** Cells that hold a decision until it is signed, and then the signed one. */
@NullMarked
package io.fairlead.platform.notebook.decision;

import org.jspecify.annotations.NullMarked;
