/** The rules between the platform's packages. */
@NullMarked
package io.fairlead.platform.architecture;

import org.jspecify.annotations.NullMarked;
