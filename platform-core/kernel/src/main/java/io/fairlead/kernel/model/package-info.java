/** What samplers that learn share: configurations as points, and what trials taught as losses. */
@NullMarked
package io.fairlead.kernel.model;

import org.jspecify.annotations.NullMarked;
