/** Charts: plain-Java encoders and the components that send what they make to the browser. */
@NullMarked
package io.fairlead.web.ui.chart;

import org.jspecify.annotations.NullMarked;
