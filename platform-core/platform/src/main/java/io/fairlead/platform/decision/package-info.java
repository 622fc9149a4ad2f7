/** What was decided, why and on which evidence, by people and by the machine; never edited. */
@NullMarked
package io.fairlead.platform.decision;

import org.jspecify.annotations.NullMarked;
