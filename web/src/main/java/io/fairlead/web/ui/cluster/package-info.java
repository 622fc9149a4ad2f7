/** The clusters page: what there is, what runs there, how much of it was in use. */
@NullMarked
package io.fairlead.web.ui.cluster;

import org.jspecify.annotations.NullMarked;
