/** What platform and workers must compute alike about data sets, such as splits. */
@NullMarked
package io.fairlead.protocol.data;

import org.jspecify.annotations.NullMarked;
