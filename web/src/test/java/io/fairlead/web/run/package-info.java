/** How the platform is started and what it refuses then. */
@NullMarked
package io.fairlead.web.run;

import org.jspecify.annotations.NullMarked;
