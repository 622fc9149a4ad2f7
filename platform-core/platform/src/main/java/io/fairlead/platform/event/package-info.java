/** What happened, by whom: appended in the transaction it describes, chained by hash afterwards. */
@NullMarked
package io.fairlead.platform.event;

import org.jspecify.annotations.NullMarked;
