/** Tests of the Flight server with real clients. */
@NullMarked
package io.fairlead.platform.flight;

import org.jspecify.annotations.NullMarked;
