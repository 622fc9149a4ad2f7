/** Everything on one machine: the data folder, the local agent, the first start and its demo. */
@NullMarked
package io.fairlead.web.run;

import org.jspecify.annotations.NullMarked;
