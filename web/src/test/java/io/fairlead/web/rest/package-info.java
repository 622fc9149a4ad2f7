/** REST as scripts use it: the running application over HTTP, on a real PostgreSQL. */
@NullMarked
package io.fairlead.web.rest;

import org.jspecify.annotations.NullMarked;
