/** Holds the documents to the code. */
@NullMarked
package io.fairlead.docs;

import org.jspecify.annotations.NullMarked;
