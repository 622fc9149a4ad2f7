/** Tests of decisions. */
@NullMarked
package io.fairlead.platform.decision;

import org.jspecify.annotations.NullMarked;
