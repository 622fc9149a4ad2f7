/**
 * REST v1, for scripts and CI: the same services as the screens, one small controller a resource.
 */
@NullMarked
package io.fairlead.web.rest;

import org.jspecify.annotations.NullMarked;
