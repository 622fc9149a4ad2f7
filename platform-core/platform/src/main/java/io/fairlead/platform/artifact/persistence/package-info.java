/** The tables of artifacts and of who made them. */
@NullMarked
package io.fairlead.platform.artifact.persistence;

import org.jspecify.annotations.NullMarked;
