/** Tests of profiles. */
@NullMarked
package io.fairlead.ray.profile;

import org.jspecify.annotations.NullMarked;
