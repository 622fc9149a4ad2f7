/** Who belongs to a workspace, and its managers' choice of them. */
@NullMarked
package io.fairlead.web.ui.member;

import org.jspecify.annotations.NullMarked;
