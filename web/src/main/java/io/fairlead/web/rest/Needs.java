package io.fairlead.web.rest;

import io.fairlead.platform.workspace.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route of a workspace needs; {@link Permission#READ} where this is missing. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Needs {
  Permission value();
}
