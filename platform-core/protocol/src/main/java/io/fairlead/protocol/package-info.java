/** What crosses the wire between the platform and its workers: versions, schemas, JSON. */
@NullMarked
package io.fairlead.protocol;

import org.jspecify.annotations.NullMarked;
