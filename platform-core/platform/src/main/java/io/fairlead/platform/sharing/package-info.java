/** What a workspace shows to others on purpose: read-only, logged, ended at once. */
@NullMarked
package io.fairlead.platform.sharing;

import org.jspecify.annotations.NullMarked;
