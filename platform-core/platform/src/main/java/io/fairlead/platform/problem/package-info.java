/** What can be wrong with a request: the user's mistakes, each with its rule and its way out. */
@NullMarked
package io.fairlead.platform.problem;

import org.jspecify.annotations.NullMarked;
