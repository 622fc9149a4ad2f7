/** What every place for objects keeps. */
@NullMarked
package io.fairlead.platform.content.store;

import org.jspecify.annotations.NullMarked;
