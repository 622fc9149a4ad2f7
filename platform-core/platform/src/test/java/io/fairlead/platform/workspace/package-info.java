/** Tests of workspaces and of who may do what in them. */
@NullMarked
package io.fairlead.platform.workspace;

import org.jspecify.annotations.NullMarked;
