/** Where encrypted bytes lie: a folder or a bucket. */
@NullMarked
package io.fairlead.platform.content.store;

import org.jspecify.annotations.NullMarked;
