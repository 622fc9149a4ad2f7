/** What tests on a real database need, and the tests of the storage itself. */
@NullMarked
package io.fairlead.platform.storage;

import org.jspecify.annotations.NullMarked;
