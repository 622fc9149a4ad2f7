/** Tests of what a study is. */
@NullMarked
package io.fairlead.platform.study;

import org.jspecify.annotations.NullMarked;
