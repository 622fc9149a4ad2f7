/** Master keys from outside, and the data keys of workspaces that they wrap. */
@NullMarked
package io.fairlead.platform.content.key;

import org.jspecify.annotations.NullMarked;
