/** The application: where its parts are put together and its process starts. */
@NullMarked
package io.fairlead.web;

import org.jspecify.annotations.NullMarked;
