/** Tests of the real processes, started by the script as a person would. */
@NullMarked
package io.fairlead.e2e;

import org.jspecify.annotations.NullMarked;
