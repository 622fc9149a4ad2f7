/** Tests of the decision log's words. */
@NullMarked
package io.fairlead.web.ui.decision;

import org.jspecify.annotations.NullMarked;
