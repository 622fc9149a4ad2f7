package io.fairlead.web.security;

import io.fairlead.platform.workspace.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which row of the table of rights a route or a page asks for: in its workspace, or, without one,
 * for the whole installation. What carries neither this nor {@link OpenTo} is open to nobody.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
  Permission value();
}
