/** Tests of artifacts. */
@NullMarked
package io.fairlead.platform.artifact;

import org.jspecify.annotations.NullMarked;
