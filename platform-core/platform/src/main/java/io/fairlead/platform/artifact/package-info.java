/** What attempts leave behind as content: checkpoints, models, predictions. */
@NullMarked
package io.fairlead.platform.artifact;

import org.jspecify.annotations.NullMarked;
