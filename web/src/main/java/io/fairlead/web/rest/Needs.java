package io.fairlead.web.rest;

import io.fairlead.platform.workspace.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a route needs: in its workspace, {@link Permission#READ} where this is missing; on a route
 * without a workspace, for the whole installation.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Needs {
  Permission value();
}
