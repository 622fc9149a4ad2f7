package io.fairlead.web.rest;

import org.jspecify.annotations.Nullable;

/**
 * By how much a study is extended.
 *
 * @param more how many more trials; at least 1
 */
record ExtensionForm(@Nullable Integer more) {

  int given() {
    return JsonBody.required("more", more);
  }
}
