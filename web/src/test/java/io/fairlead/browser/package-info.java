/** Tests that click through the pages in a real Chromium. */
@NullMarked
package io.fairlead.browser;

import org.jspecify.annotations.NullMarked;
