/** Who is asking, and what every answer is guarded with. */
@NullMarked
package io.fairlead.web.security;

import org.jspecify.annotations.NullMarked;
