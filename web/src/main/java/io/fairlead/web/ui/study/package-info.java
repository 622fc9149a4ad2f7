/** Studies: the list, starting one, and watching one. */
@NullMarked
package io.fairlead.web.ui.study;

import org.jspecify.annotations.NullMarked;
